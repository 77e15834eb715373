package org.malipo.chain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.malipo.bitcoin.light.FileStore;
import org.malipo.bitcoin.light.FilterHeaderChain;
import org.malipo.bitcoin.light.HeaderChain;

/** A light client's headers in a folder: 112 bytes a block. Whoever has them open is alone with them. */
record LightFiles(FileChannel lock, FileStore headers, FileStore filterHeaders) implements AutoCloseable {
    /**
     * @throws SourceAway if another process has them open
     * @throws IOException if they can't be read or made
     */
    static LightFiles open(Path folder) throws IOException, SourceAway {
        Files.createDirectories(folder);
        var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isOurs(lock)) {
                throw new SourceAway("Another process uses " + folder + ".");
            }
            return open(folder, lock);
        } catch (IOException | SourceAway e) {
            lock.close();
            throw e;
        }
    }

    private static LightFiles open(Path folder, FileChannel lock) throws IOException {
        var headers = new FileStore(folder.resolve("headers"), HeaderChain.RECORD_BYTES);
        try {
            var filterHeaders = new FileStore(folder.resolve("filter-headers"), FilterHeaderChain.RECORD_BYTES);
            return new LightFiles(lock, headers, filterHeaders);
        } catch (IOException e) {
            headers.close();
            throw e;
        }
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (lock;
                headers) {
            filterHeaders.close();
        }
    }
}
