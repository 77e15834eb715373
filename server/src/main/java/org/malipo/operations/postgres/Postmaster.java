package org.malipo.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of the server of a data folder.
 *
 * @param ready whether it takes connections
 */
record Postmaster(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** {@return the server that runs on this folder, or empty if the file is missing or left over from a dead one} */
    static Optional<Postmaster> of(Path data) {
        var file = data.resolve("postmaster.pid");
        try {
            return Files.exists(file) ? parse(Files.readAllLines(file), data) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it went away while we looked
        }
    }

    private static Optional<Postmaster> parse(List<String> lines, Path data) {
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return isServerOf(pid, data)
                ? Optional.of(new Postmaster(
                        pid, Integer.parseInt(lines.get(PORT_LINE).strip()), ready))
                : Optional.empty();
    }

    private static boolean isServerOf(long pid, Path data) {
        try {
            var commandLine = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            return commandLine.contains(data.toString());
        } catch (IOException e) {
            // No /proc on this system, or no such process.
            return !Files.isDirectory(Path.of("/proc/self"))
                    && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }
}
