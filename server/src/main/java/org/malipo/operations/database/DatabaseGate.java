package org.malipo.operations.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.malipo.operations.settings.StartRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the database before anything is written to it, and refuses one that could not keep payments. */
final class DatabaseGate {
    private static final Logger log = LoggerFactory.getLogger(DatabaseGate.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private DatabaseGate() {}

    /** @throws StartRefusal with all that is wrong; {@code realMoney} is stricter */
    static void admit(Database database, boolean realMoney) {
        var account = database.owner();
        try (var connection = connectPatiently(account)) {
            var facts = DatabaseFacts.of(connection);
            var refusals = new ArrayList<>(facts.refusals());
            if (realMoney) {
                refusals.addAll(facts.unsafe());
            }
            if (!refusals.isEmpty()) {
                throw new StartRefusal(refusals);
            }
        } catch (SQLException e) {
            throw new StartRefusal(List.of("The database " + account.jdbcUrl().split("\\?", 2)[0] + " does not answer: "
                    + e.getMessage() + "."));
        }
    }

    /** A database that starts beside us may need a while; one that refuses us will not change its mind. */
    private static Connection connectPatiently(DatabaseAccount account) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(account.jdbcUrl(), account.user(), account.password());
            } catch (SQLException e) {
                if (!isAway(e) || System.nanoTime() > deadline) {
                    throw e;
                }
                log.info("Waiting for the database: {}", e.getMessage());
                pause();
            }
        }
    }

    /** Connection failures, and a server that starts up or shuts down. */
    private static boolean isAway(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusal(List.of("The start was interrupted."));
        }
    }
}
