package org.malipo.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Runs PostgreSQL's own tools against the database of a benchmark's server. */
final class PostgresTools {
    private final Path folder;

    /** @param folder that the server of the benchmark keeps its things in */
    PostgresTools(Path folder) {
        this.folder = folder;
    }

    /** {@return what the command printed} */
    String run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var postgres = folder.resolve("state").resolve("postgres");
        var postmaster = Files.readAllLines(postgres.resolve("data").resolve("postmaster.pid"));
        var environment = builder.environment();
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", postmaster.get(3).strip());
        environment.put("PGUSER", "malipo_admin");
        environment.put("PGDATABASE", "malipo");
        environment.put(
                "PGPASSWORD", Files.readString(postgres.resolve("admin.secret")).strip());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.format(Locale.ROOT, "%s failed: %s", command[0], output));
        }
        return output;
    }
}
