package org.malipo.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.malipo.operations.postgres.EmbeddedPostgres;
import org.malipo.operations.postgres.PostgresSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL for all tests of a JVM, without {@code fsync}, and a database of its own for whoever asks: copied from one
 * that was migrated once.
 */
public final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path FOLDER = newFolder();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    /** {@return the JDBC address, with user and password, of a new database with the newest schema} */
    public static String newDatabase() {
        var name = "test_" + COUNT.incrementAndGet();
        run("create database " + name + " template migrated");
        return url(name);
    }

    /** {@return a new folder, which goes away when all tests have run} */
    static Path newFolder(String purpose) {
        try {
            return Files.createTempDirectory(FOLDER, purpose + "-");
        } catch (IOException e) {
            throw new IllegalStateException("No temporary folder", e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(
                    Path.of("/tmp"),
                    "malipo-test-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException e) {
            throw new IllegalStateException("No temporary folder", e);
        }
    }

    /** It ends when all contexts are closed: a hook of the JVM's own would take it away from under them. */
    private static EmbeddedPostgres start() {
        var server = EmbeddedPostgres.start(new PostgresSettings(FOLDER.resolve("server"), 0, false));
        SpringApplication.getShutdownHandlers().add(() -> stop(server));
        // Otherwise a table that was emptied is planned for as an empty one when ten thousand rows come at once.
        execute(server, "alter system set autovacuum = off");
        execute(server, "select pg_reload_conf()");
        migrate(server);
        return server;
    }

    private static void migrate(EmbeddedPostgres server) {
        execute(server, "create database migrated");
        Flyway.configure()
                .dataSource(server.jdbcUrl("migrated"), server.adminUser(), server.adminPassword())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static void stop(EmbeddedPostgres server) {
        server.close();
        try {
            FileSystemUtils.deleteRecursively(FOLDER);
        } catch (IOException e) {
            throw new IllegalStateException("Left behind: " + FOLDER, e);
        }
    }

    private static void run(String command) {
        execute(SERVER, command);
    }

    private static void execute(EmbeddedPostgres server, String command) {
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), server.adminUser(), server.adminPassword());
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    private static String url(String database) {
        return "postgresql://" + SERVER.adminUser() + ":" + SERVER.adminPassword() + "@127.0.0.1:" + SERVER.port() + "/"
                + database;
    }
}
