package org.malipo.cli.sandbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.Optional;
import org.malipo.cli.launch.Installation;
import org.malipo.cli.launch.StartFailed;

/** The folder in which a sandbox keeps everything: chain, database, keys, logs, {@code sandbox.json}. */
public record DataFolder(Path root) {
    private static final Path FOR_ROOT = Path.of("/var/lib/malipo/sandbox");

    public static DataFolder of(Path root) {
        return new DataFolder(root.toAbsolutePath().normalize());
    }

    /**
     * {@return {@code data/sandbox} in the checkout. PostgreSQL never runs as root, so when root's checkout lies where other
     * users can't go, a folder of the system instead.}
     */
    public static DataFolder usual(Installation installation) {
        var named = System.getenv("MALIPO_DATA");
        if (named != null) {
            return of(Path.of(named));
        }
        var root = "root".equals(System.getProperty("user.name"));
        return of(
                root && !openToOthers(installation.home())
                        ? FOR_ROOT
                        : installation.home().resolve("data/sandbox"));
    }

    public Optional<SandboxFile> file() {
        return SandboxFile.read(root.resolve("sandbox.json"));
    }

    void save(SandboxFile file) throws IOException {
        file.write(root.resolve("sandbox.json"));
    }

    /** Takes the folder for this process until it ends, even if it is killed. */
    FileLock lock() throws IOException {
        Files.createDirectories(root.resolve("run"));
        var file = new RandomAccessFile(root.resolve("run/lock").toFile(), "rw");
        var lock = file.getChannel().tryLock();
        if (lock == null) {
            throw new StartFailed(
                    "Another ./malipo sandbox uses " + root + ". Stop it, or name another folder with --data.");
        }
        return lock;
    }

    /** Throws away all that was kept, but not the lock. */
    void clear() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(root) && !file.startsWith(root.resolve("run")))
                    .forEach(DataFolder::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean openToOthers(Path folder) {
        try {
            for (Path at = folder; at != null; at = at.getParent()) {
                if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
