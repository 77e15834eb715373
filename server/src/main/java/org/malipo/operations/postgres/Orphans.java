package org.malipo.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Processes of a server that was killed: they write to its files until they notice. PostgreSQL itself tells them from the
 * lock file, which goes away here, so they are waited for first. Looks into {@code /proc}; elsewhere it finds none.
 */
final class Orphans {
    private static final Path PROCESSES = Path.of("/proc");

    private Orphans() {}

    static void awaitNone(Path data, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (anyIn(data)) {
            if (System.nanoTime() > deadline) {
                throw new PostgresRefusal("Processes of an earlier PostgreSQL still use " + data + "; end them first.");
            }
            EmbeddedPostgres.pause();
        }
    }

    /** A server and its processes work in the data folder. */
    private static boolean anyIn(Path data) throws IOException {
        if (!Files.isDirectory(PROCESSES.resolve("self"))) {
            return false;
        }
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (var process : processes) {
                if (worksIn(process, data)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean worksIn(Path process, Path data) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(data);
        } catch (IOException goneOrSomebodyElses) {
            return false;
        }
    }
}
