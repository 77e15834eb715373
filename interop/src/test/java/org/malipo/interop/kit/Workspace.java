package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the processes of one test class. It is open to other users, because the database of a server that root
 * started runs as another. In the end the logs go to {@code target/logs} and the rest away.
 */
public final class Workspace implements AutoCloseable {
    private static final Map<String, Integer> OPENED = new ConcurrentHashMap<>();

    private final Path folder;
    private final Path logs;

    public Workspace(Class<?> tests) {
        try {
            folder = Files.createTempDirectory("malipo-" + tests.getSimpleName());
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            logs = Files.createDirectories(Path.of("target", "logs", nameOfItsOwn(tests.getSimpleName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests of one class may run beside each other. */
    private static String nameOfItsOwn(String tests) {
        int count = OPENED.merge(tests, 1, Integer::sum);
        return count == 1 ? tests : tests + "-" + count;
    }

    public Path folder(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (file.toString().endsWith(".log")) {
                Files.copy(file, logs.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
