package org.malipo.operations.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.malipo.operations.postgres.RunningPostgres;
import org.springframework.core.env.Environment;

/** The way into the database for somebody who only looks. */
public final class DatabaseDoor {
    private static final String SECONDS = "5";

    private final String jdbcUrl;
    private final @Nullable String user;
    private final @Nullable String password;

    private DatabaseDoor(String jdbcUrl, @Nullable String user, @Nullable String password) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
    }

    /** {@return empty if the database is the embedded one, and does not run} */
    public static Optional<DatabaseDoor> find(Environment settings) {
        var url = settings.getProperty("DATABASE_URL");
        if (url != null && !url.isBlank()) {
            var external = DatabaseUrl.parse(url);
            return Optional.of(new DatabaseDoor(external.jdbcUrl(), external.user(), external.password()));
        }
        var folder = Path.of(settings.getProperty("malipo.state", "data")).resolve("postgres");
        return RunningPostgres.in(folder)
                .map(server -> new DatabaseDoor(server.jdbcUrl(), server.user(), server.password()));
    }

    /** {@return a connection that can't change anything} */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        var connection = DriverManager.getConnection(jdbcUrl, properties);
        connection.setReadOnly(true);
        return connection;
    }
}
