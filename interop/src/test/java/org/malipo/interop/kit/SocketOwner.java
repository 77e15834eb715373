package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the process at the other end of a connection on this machine, in {@code /proc} (proc_pid_net(5)). */
public final class SocketOwner {
    private static final int LOCAL_ADDRESS = 1;
    private static final int REMOTE_ADDRESS = 2;
    private static final int INODE = 9;

    private SocketOwner() {}

    /** {@return whether that process has a connection from that port to another; connections to others may share the first} */
    public static boolean has(long pid, int from, int to) {
        return inode(from, to).filter(socket -> isOpen(pid, socket)).isPresent();
    }

    private static Optional<String> inode(int from, int to) {
        var local = String.format(Locale.ROOT, ":%04X", from);
        var remote = String.format(Locale.ROOT, ":%04X", to);
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[LOCAL_ADDRESS].endsWith(local)
                        && columns[REMOTE_ADDRESS].endsWith(remote)
                        && !columns[INODE].equals("0"))
                .map(columns -> "socket:[" + columns[INODE] + "]")
                .findFirst();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOpen(long pid, String socket) {
        var files = Path.of("/proc", String.valueOf(pid), "fd").toFile().list();
        return files != null
                && Arrays.stream(files)
                        .map(file -> Path.of("/proc", String.valueOf(pid), "fd", file))
                        .anyMatch(file -> target(file).equals(socket));
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
