package org.malipo.operations.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user that PostgreSQL runs as. PostgreSQL refuses to run as root; where we are root, its programs run as an
 * unprivileged user of the system, who is given the folder.
 */
sealed interface ServiceUser {
    /** {@return {@code command} as it has to be started} */
    List<String> command(List<String> command);

    /** Gives a folder and all that is in it to the user. */
    void give(Path folder) throws IOException;

    /** {@return the user that fits who we are} */
    static ServiceUser find() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Ourselves();
        }
        return Stream.of("malipo", "postgres", "nobody")
                .map(Other::named)
                .flatMap(Optional::stream)
                .findFirst()
                .map(ServiceUser.class::cast)
                .orElseThrow(() -> new PostgresRefusal("PostgreSQL can't run as root. Make a user named malipo."));
    }

    /** We are no root: the programs run as we do. */
    record Ourselves() implements ServiceUser {
        @Override
        public List<String> command(List<String> command) {
            return command;
        }

        @Override
        public void give(Path folder) {
            // it is ours already
        }
    }

    /** Somebody else, whom root can be for a program. */
    record Other(UserPrincipal user) implements ServiceUser {
        static Optional<Other> named(String name) {
            try {
                var service = Path.of("/").getFileSystem().getUserPrincipalLookupService();
                return Optional.of(new Other(service.lookupPrincipalByName(name)));
            } catch (IOException e) {
                return Optional.empty(); // there is no such user
            }
        }

        @Override
        public List<String> command(List<String> command) {
            var full = new ArrayList<>(List.of("setpriv", "--reuid", user.getName(), "--init-groups", "--regid"));
            full.addAll(List.of(primaryGroup(), "--"));
            full.addAll(command);
            return full;
        }

        @Override
        public void give(Path folder) throws IOException {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    return own(file);
                }

                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                    return own(dir);
                }
            });
        }

        private FileVisitResult own(Path path) throws IOException {
            Files.getFileAttributeView(path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setOwner(user);
            return FileVisitResult.CONTINUE;
        }

        private String primaryGroup() {
            try (var lines = Files.lines(Path.of("/etc/passwd"))) {
                return lines.map(line -> line.split(":"))
                        .filter(fields -> fields.length > 3 && fields[0].equals(user.getName()))
                        .map(fields -> fields[3])
                        .findFirst()
                        .orElse("65534");
            } catch (IOException e) {
                return "65534";
            }
        }
    }
}
