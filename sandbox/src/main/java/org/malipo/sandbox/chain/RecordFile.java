package org.malipo.sandbox.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of records, each with kind, length and checksum (CRC-32C). A record counts only when it is whole:
 * what a killed process left
 * half-written at the end is cut off when the file is opened again.
 */
public final class RecordFile implements AutoCloseable {
    private static final int MAGIC = 0x4d4c504f;
    private static final int HEAD_BYTES = 4 + 1 + 4 + 4;

    /** Larger than any record we write; a length beyond it is rubbish. */
    private static final int MAX_PAYLOAD_BYTES = 32 * 1024 * 1024;

    private final FileChannel channel;
    private long end;

    /** Receives each record of an opened file, in order. */
    public interface Reader {
        void record(byte kind, long position, byte[] payload);
    }

    private RecordFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens or creates the file, hands over its whole records and cuts off the rest. */
    public static RecordFile open(Path path, Reader reader) {
        try {
            var channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var file = new RecordFile(channel);
            file.scan(reader);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void scan(Reader reader) throws IOException {
        long size = channel.size();
        while (end < size) {
            var payload = readAt(end, size);
            if (payload == null) {
                channel.truncate(end);
                return;
            }
            reader.record(kindAt(end), end, payload);
            end += HEAD_BYTES + payload.length;
        }
    }

    private byte kindAt(long position) throws IOException {
        return fully(position + 4, 1).get();
    }

    /** {@return the payload, or null if there is no whole record at this position} */
    private byte @Nullable [] readAt(long position, long size) throws IOException {
        if (position + HEAD_BYTES > size) {
            return null;
        }
        var head = fully(position, HEAD_BYTES);
        int magic = head.getInt();
        byte kind = head.get();
        int length = head.getInt();
        int checksum = head.getInt();
        if (magic != MAGIC || length < 0 || length > MAX_PAYLOAD_BYTES || position + HEAD_BYTES + length > size) {
            return null;
        }
        var payload = fully(position + HEAD_BYTES, length).array();
        return checksum == checksum(kind, payload) ? payload : null;
    }

    private ByteBuffer fully(long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("the file ends within a record at " + position);
            }
        }
        return buffer.flip();
    }

    private static int checksum(byte kind, byte[] payload) {
        var crc = new CRC32C();
        crc.update(kind);
        crc.update(payload);
        return (int) crc.getValue();
    }

    /** {@return the position to read it again from} */
    public long append(byte kind, byte[] payload) {
        var record = ByteBuffer.allocate(HEAD_BYTES + payload.length);
        record.putInt(MAGIC).put(kind).putInt(payload.length).putInt(checksum(kind, payload));
        record.put(payload).flip();
        try {
            long position = end;
            while (record.hasRemaining()) {
                channel.write(record, position + record.position());
            }
            end += record.limit();
            return position;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] read(long position) {
        try {
            var payload = readAt(position, end);
            if (payload == null) {
                throw new IOException("the record at " + position + " is damaged");
            }
            return payload;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long size() {
        return end;
    }

    /** Forgets all records. */
    public void clear() {
        try {
            channel.truncate(0);
            end = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
