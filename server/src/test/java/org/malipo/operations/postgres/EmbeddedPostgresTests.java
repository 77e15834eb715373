package org.malipo.operations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The database that comes along: started anew, taken over, healed, refused. */
class EmbeddedPostgresTests {
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(
                Path.of("/tmp"),
                "malipo-postgres-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    @AfterEach
    void removeFolder() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void takesOverTheServerOfAKilledProcess() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftRunning.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var port = awaitPort(process);
        process.destroyForcibly().waitFor();

        try (var server = start()) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(setting(server, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void keepsItsDataAndItsPortAndHealsItsPrograms() throws Exception {
        int port;
        try (var server = start()) {
            port = server.port();
            run(server, "create table kept (id int)");
        }
        Files.delete(bundle().resolve("bin/initdb"));
        Files.createDirectories(folder.resolve("bin-half.part"));

        try (var server = start()) {
            assertThat(server.port()).isEqualTo(port);
            run(server, "insert into kept values (1)");
        }
        assertThat(bundle().resolve("bin/initdb")).isExecutable();
    }

    @Test
    void refusesDataOfAnotherMajorVersionAndFoldersThatAreNotItsOwn() throws Exception {
        start().close();
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresRefusal.class)
                .hasMessageStartingWith("The data folder is of PostgreSQL 17, this release brings 18.");

        Files.delete(folder.resolve("data/PG_VERSION"));
        assertThatThrownBy(this::start).hasMessageContaining("is not empty and holds no database");
    }

    @Test
    void startsAgainWhenItWasKilledAndKeepsWhatWasCommitted() throws Exception {
        try (var server = start()) {
            run(server, "create table kept (id int)");
            long killed = Postmaster.of(folder.resolve("data")).orElseThrow().pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            await().until(() -> Postmaster.of(folder.resolve("data"))
                    .filter(found -> found.pid() != killed && found.ready())
                    .isPresent());
            run(server, "insert into kept values (1)");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(new PostgresSettings(folder, 0, true));
    }

    private Path bundle() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("bin-[0-9a-f]{12}"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int awaitPort(Process process) throws IOException {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("port ")) {
                    return Integer.parseInt(line.substring("port ".length()));
                }
            }
        }
        throw new IOException("The process ended without a database");
    }

    private static void run(EmbeddedPostgres server, String command) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), server.adminUser(), server.adminPassword());
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String setting(EmbeddedPostgres server, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), server.adminUser(), server.adminPassword());
                var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
