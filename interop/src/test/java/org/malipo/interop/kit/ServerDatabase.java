package org.malipo.interop.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The database beside a server, as an operator with its password reaches it: to hold it up at a chosen moment. */
public final class ServerDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADMIN = "malipo_admin";
    private static final String OURS = "the-test";
    private static final String SERVERS = "application_name = 'malipo'";

    private final Path postgres;
    /** Holds locks in an open transaction. */
    private Connection holder;

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
                    "jdbc:postgresql://127.0.0.1:" + port() + "/malipo?ApplicationName=" + OURS,
                    ADMIN,
                    read("admin.secret"));
            found.setAutoCommit(autoCommit);
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return Integer.parseInt(read("port"));
    }

    /** {@return what makes a server use this database, if it runs beside or instead of its own} */
    public String url(int port) {
        return "postgresql://" + ADMIN + ":" + read("admin.secret") + "@127.0.0.1:" + port + "/malipo";
    }

    private String read(String file) {
        try {
            return Files.readString(postgres.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the server from writing to a table; what it reads, it gets. */
    public void holdUp(String table) {
        run(holder, "lock table " + table + " in share row exclusive mode");
    }

    /** Keeps the server from changing these rows. */
    public void holdUpRows(String table, String condition) {
        run(holder, "select 1 from " + table + " where " + condition + " for no key update");
    }

    /** Lets those go on that wait for a table, and holds up whoever comes after them. */
    public void letThroughAndHoldUp(String table) {
        var next = connect(false);
        var turn = CompletableFuture.runAsync(
                () -> run(next, "lock table " + table + " in share row exclusive mode"), Thread::startVirtualThread);
        Await.until("our turn to come next", PATIENCE, this::waitingOurselves, count -> count > 0);
        letGo();
        turn.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        closeHolder();
        holder = next;
    }

    private long waitingOurselves() {
        return number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and application_name = '"
                + OURS + "'");
    }

    /** Waits until the server has come to a statement with these words, and can't go on. */
    public void awaitHeldUp(String words) {
        Await.until(
                "the server to wait in " + words,
                PATIENCE,
                () -> texts("select query from pg_stat_activity where wait_event_type = 'Lock' and " + SERVERS),
                queries -> queries.stream().anyMatch(query -> query.contains(words)));
    }

    /** Waits until the server has come to the table that is held up. */
    public void awaitHeldUp() {
        Await.until("the server to wait for the table", PATIENCE, this::waiting, count -> count > 0);
    }

    private long waiting() {
        return number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and " + SERVERS);
    }

    /** Lets the table go, after the statements that waited for it have ended with their dead process. */
    public void letGoAfterCrash() {
        endConnections();
        Await.until(
                "the dead server's connections to end",
                PATIENCE,
                () -> number("select count(*) from pg_stat_activity where " + SERVERS),
                count -> count == 0);
        letGo();
    }

    /** Lets go of what is held up. */
    public void letGo() {
        run(holder, "rollback");
    }

    /** Ends all connections of servers, whatever they are at. */
    public void endConnections() {
        run(looker, "select pg_terminate_backend(pid) from pg_stat_activity where " + SERVERS);
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

    /** {@return the first column of all rows} */
    public List<String> texts(String query) {
        try (var statement = looker.createStatement();
                var row = statement.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (row.next()) {
                all.add(row.getString(1));
            }
            return all;
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

    /** Ends it, if no server that stops does so. */
    public void stop() {
        close();
        signal("QUIT");
    }

    private void signal(String name) {
        pids().forEach(pid -> Signals.send(name, Long.parseLong(pid)));
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

    private void closeHolder() {
        try {
            holder.close();
        } catch (SQLException killed) {
            // nothing is left to close
        }
    }

    @Override
    public void close() {
        closeHolder();
        try {
            looker.close();
        } catch (SQLException killed) {
            // nothing is left to close
        }
    }
}
