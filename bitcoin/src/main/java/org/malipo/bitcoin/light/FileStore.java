package org.malipo.bitcoin.light;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Records in a file, one after the other and nothing else. A record that a crash left half-written is dropped. */
public final class FileStore implements ChainStore, AutoCloseable {
    private final FileChannel file;
    private final int recordBytes;
    private int count;

    /** @throws IOException if the file can't be opened or made */
    public FileStore(Path path, int recordBytes) throws IOException {
        this.recordBytes = recordBytes;
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        count = Math.toIntExact(file.size() / recordBytes);
        file.truncate((long) count * recordBytes);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public byte[] read(int from, int records) {
        var buffer = ByteBuffer.allocate(Math.multiplyExact(records, recordBytes));
        try {
            while (buffer.hasRemaining()) {
                if (file.read(buffer, (long) from * recordBytes + buffer.position()) < 0) {
                    throw new EOFException("Record " + from + " and the " + records + " after it are not all there.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.array();
    }

    @Override
    public void append(byte[] records) {
        if (records.length % recordBytes != 0) {
            throw new IllegalArgumentException(records.length + " bytes are no whole records.");
        }
        var buffer = ByteBuffer.wrap(records);
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer, (long) count * recordBytes + buffer.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count += records.length / recordBytes;
    }

    @Override
    public void truncate(int records) {
        if (records >= count) {
            return;
        }
        try {
            file.truncate((long) records * recordBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count = records;
    }

    @Override
    public void close() throws IOException {
        file.force(true);
        file.close();
    }
}
