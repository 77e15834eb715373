package org.malipo.operations.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.operations.postgres.EmbeddedPostgres;
import org.malipo.operations.postgres.PostgresSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** {@code DATABASE_URL} names the operator's own database; without it, the embedded one is started. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    Database database(Environment environment, ObjectProvider<EarlyDatabase.Start> early) {
        var database = isEmbedded(environment) ? started(environment, early) : external(url(environment));
        try {
            DatabaseGate.admit(database, isEnabled(environment, Network.MAINNET));
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Bean
    JdbcConnectionDetails applicationConnection(Database database) {
        return new JdbcDetails(database.application());
    }

    @Bean
    FlywayConnectionDetails ownerConnection(Database database) {
        return new FlywayDetails(database.owner());
    }

    static boolean isEmbedded(Environment environment) {
        var url = environment.getProperty("DATABASE_URL");
        return url == null || url.isBlank();
    }

    private static DatabaseUrl url(Environment environment) {
        return DatabaseUrl.parse(environment.getRequiredProperty("DATABASE_URL"));
    }

    private static Database started(Environment environment, ObjectProvider<EarlyDatabase.Start> early) {
        var start = early.getIfAvailable();
        return start == null ? embedded(environment) : start.await();
    }

    static Database embedded(Environment environment) {
        var state = Path.of(environment.getProperty("malipo.state", "data"));
        int port = environment.getProperty("malipo.postgres.port", Integer.class, 0);
        var postgres = EmbeddedPostgres.start(new PostgresSettings(state.resolve("postgres"), port, true));
        return EmbeddedRoles.prepare(postgres);
    }

    private static boolean isEnabled(Environment environment, Network network) {
        return environment.getProperty("malipo.network." + network.id() + ".enabled", Boolean.class, false);
    }

    private static Database external(DatabaseUrl url) {
        var account = new DatabaseAccount(url.jdbcUrl(), url.user(), url.password());
        return new Database(account, account, null);
    }

    /** An account in the words that Spring Boot asks for. */
    abstract static class Details {
        private final DatabaseAccount account;

        Details(DatabaseAccount account) {
            this.account = account;
        }

        public @Nullable String getUsername() {
            return account.user();
        }

        public @Nullable String getPassword() {
            return account.password();
        }

        public String getJdbcUrl() {
            return account.jdbcUrl();
        }
    }

    private static final class JdbcDetails extends Details implements JdbcConnectionDetails {
        JdbcDetails(DatabaseAccount account) {
            super(account);
        }
    }

    private static final class FlywayDetails extends Details implements FlywayConnectionDetails {
        FlywayDetails(DatabaseAccount account) {
            super(account);
        }
    }
}
