package org.malipo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Resident memory of processes, from {@code smaps_rollup}: pages that several processes share count once in all
 * (proportional set size), since PostgreSQL's processes share most of theirs.
 */
final class Memory {
    private Memory() {}

    /** {@return the resident megabytes of one process} */
    static long megabytes(long pid) {
        return kilobytes(pid) / 1024;
    }

    /** {@return the resident megabytes of the process in {@code pidFile} and of those that it started} */
    static long megabytesOfFamily(Path pidFile) throws IOException {
        long parent = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var children = ProcessHandle.of(parent).stream().flatMap(ProcessHandle::descendants);
        return (kilobytes(parent)
                        + children.mapToLong(child -> kilobytes(child.pid())).sum())
                / 1024;
    }

    private static long kilobytes(long pid) {
        try {
            return pss(Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
        } catch (NoSuchFileException e) {
            return 0; // it has ended
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pss(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
