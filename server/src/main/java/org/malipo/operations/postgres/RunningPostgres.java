package org.malipo.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An embedded server that another process has started. */
public record RunningPostgres(String jdbcUrl, String user, String password) {
    /** {@return the server of this folder, or empty if none runs or its password can't be read} */
    public static Optional<RunningPostgres> in(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        return Postmaster.of(absolute.resolve("data")).filter(Postmaster::ready).flatMap(server -> {
            try {
                var password =
                        Files.readString(absolute.resolve("admin.secret")).strip();
                return Optional.of(new RunningPostgres(
                        "jdbc:postgresql://127.0.0.1:" + server.port() + "/malipo", EmbeddedPostgres.ADMIN, password));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
