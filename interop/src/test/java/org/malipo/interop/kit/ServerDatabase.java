package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The database beside a server, as an operator with its password reaches it: to hold it up at a chosen moment. */
public final class ServerDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path postgres;
    /** Holds locks in an open transaction. */
    private final Connection holder;

    /** Looks at how things are now, outside of that transaction. */
    private final Connection looker;

    /** @param state the server's folder of that name */
    ServerDatabase(Path state) {
        this.postgres = state.resolve("postgres");
        this.holder = connect(false);
        this.looker = connect(true);
    }

    private Connection connect(boolean autoCommit) {
        try {
            var found = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:"
                            + Files.readString(postgres.resolve("port")).strip() + "/malipo",
                    "malipo_admin",
                    Files.readString(postgres.resolve("admin.secret")).strip());
            found.setAutoCommit(autoCommit);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps the server from writing to a table; what it reads, it gets. */
    public void holdUp(String table) {
        run(holder, "lock table " + table + " in share row exclusive mode");
    }

    /** Waits until the server has come to the table that is held up. */
    public void awaitHeldUp() {
        Await.until("the server to wait for the table", PATIENCE, this::waiting, count -> count > 0);
    }

    private long waiting() {
        return number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = 'malipo_app'");
    }

    /** Lets the table go, after the statements that waited for it have ended with their dead process. */
    public void letGoAfterCrash() {
        run(looker, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'malipo_app'");
        Await.until(
                "the dead server's connections to end",
                PATIENCE,
                () -> number("select count(*) from pg_stat_activity where usename = 'malipo_app'"),
                count -> count == 0);
        run(holder, "rollback");
    }

    public long number(String query) {
        try (var statement = looker.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String command) {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops all its processes where they are, as a machine does that has too much to do. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** Ends it without warning. */
    public void kill() {
        signal("KILL");
    }

    private void signal(String name) {
        for (var pid : pids()) {
            try {
                new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private List<String> pids() {
        var data = postgres.resolve("data").toAbsolutePath().normalize();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(process -> worksIn(process, data))
                    .map(process -> process.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean worksIn(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(folder);
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            holder.close();
            looker.close();
        } catch (SQLException killed) {
            // nothing is left to close
        }
    }
}
