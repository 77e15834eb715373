package org.malipo.operations.watch;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the database takes writes: a standby, or one that is away, makes the server unready. */
@Component("databaseHealthIndicator")
class DatabaseHealth extends AbstractHealthIndicator {
    private static final int SECONDS = 1;

    private final DataSource database;

    DatabaseHealth(DataSource database) {
        super("The database does not answer");
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws TimeoutException, ExecutionException {
        builder.status(Soon.ask(this::takesWrites) ? "UP" : "DOWN");
    }

    private boolean takesWrites() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (var row = statement.executeQuery("select not pg_is_in_recovery()")) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
