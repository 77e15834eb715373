package org.malipo.operations.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import org.malipo.operations.postgres.EmbeddedPostgres;

/**
 * Makes the database and the roles in a server of our own: one that owns the schema, one for the application, one that only
 * reads. Their passwords are new at each start and stand nowhere.
 */
final class EmbeddedRoles {
    private static final String DATABASE = "malipo";
    private static final SecureRandom RANDOM = new SecureRandom();

    private EmbeddedRoles() {}

    static Database prepare(EmbeddedPostgres postgres) {
        var owner = account(postgres, "malipo_owner");
        var application = account(postgres, "malipo_app");
        var reader = account(postgres, "malipo_read");
        try {
            try (var admin = connect(postgres, "postgres")) {
                for (var role : new DatabaseAccount[] {owner, application, reader}) {
                    makeRole(admin, role);
                }
                if (!exists(admin, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                    run(admin, "create database " + DATABASE + " owner malipo_owner");
                }
            }
            try (var admin = connect(postgres, DATABASE)) {
                grant(admin);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The roles of the embedded database could not be made", e);
        }
        return new Database(owner, application, postgres);
    }

    private static void grant(Connection admin) throws SQLException {
        run(admin, "alter schema public owner to malipo_owner");
        run(admin, "grant usage on schema public to malipo_app, malipo_read");
        var defaults = "alter default privileges for role malipo_owner in schema public ";
        run(admin, defaults + "grant select, insert, update, delete, truncate on tables to malipo_app");
        run(admin, defaults + "grant usage, select on sequences to malipo_app");
        run(admin, defaults + "grant select on tables to malipo_read");
    }

    private static void makeRole(Connection admin, DatabaseAccount role) throws SQLException {
        var verb = exists(admin, "select 1 from pg_roles where rolname = '" + role.user() + "'") ? "alter" : "create";
        run(admin, verb + " role " + role.user() + " login password '" + role.password() + "'");
    }

    private static DatabaseAccount account(EmbeddedPostgres postgres, String role) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new DatabaseAccount(
                postgres.jdbcUrl(DATABASE), role, HexFormat.of().formatHex(bytes));
    }

    private static Connection connect(EmbeddedPostgres postgres, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.adminUser(), postgres.adminPassword());
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
