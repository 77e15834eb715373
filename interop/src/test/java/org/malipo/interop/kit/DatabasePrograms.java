package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The database's programs, which a server unpacks at its first start, with seconds of work. One server in all tests does that, and
 * the others find a copy; they look whether it is whole, as at any start.
 */
final class DatabasePrograms {
    private static final Path KEPT = Path.of("target", "postgres");
    private static final String NAME = "bin-";

    private DatabasePrograms() {}

    /** Before a first start. */
    static synchronized void give(Path postgres) {
        in(KEPT).ifPresent(programs -> copy(programs, postgres));
    }

    /** After a start. */
    static synchronized void keep(Path postgres) {
        in(postgres).filter(programs -> in(KEPT).isEmpty()).ifPresent(programs -> copy(programs, KEPT));
    }

    private static Optional<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var found = Files.newDirectoryStream(folder, path -> {
            var name = path.getFileName().toString();
            return name.startsWith(NAME) && !name.endsWith(".part");
        })) {
            var first = found.iterator();
            return first.hasNext() ? Optional.of(first.next()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path programs, Path folder) {
        var target = folder.resolve(programs.getFileName());
        var part = folder.resolve(ProcessHandle.current().pid() + ".part");
        try (var files = Files.walk(programs)) {
            Files.createDirectories(folder);
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        part.resolve(programs.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
