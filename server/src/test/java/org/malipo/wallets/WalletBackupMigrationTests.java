package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.malipo.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Wallets that stores had before anybody was asked for the words. */
class WalletBackupMigrationTests {
    @Test
    void areDueForACheckWhereTheirWordsWereMadeHere() {
        var url = URI.create(TestPostgres.newDatabase());
        var who = url.getUserInfo().split(":", 2);
        var database = new DriverManagerDataSource(
                "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(), who[0], who[1]);
        var jdbc = JdbcClient.create(database);
        jdbc.sql("drop schema public cascade").update();
        jdbc.sql("create schema public").update();
        migrate(database, "91");
        jdbc.sql("""
                insert into wallet (network, scheme, created_at) values ('regtest', 'x', now());
                insert into store (id, name, network, settings, archived, created_at)
                select id, id, 'regtest', '{}', false, now() from (values ('made'), ('brought'), ('silent')) s (id);
                insert into wallet_store (store_id, wallet_id, enabled, config, configured_at)
                select s.id, w.id, true, cast(s.config as jsonb), now()
                from wallet w, (values ('made', '{"source": "NBXplorerGenerated"}'), ('brought', '{"source": "ColdCard"}'),
                    ('silent', '{"source": null}')) s (id, config)
                """).update();

        migrate(database, "95");

        assertThat(jdbc.sql("select store_id || ' ' || backup from wallet_store order by store_id")
                        .query(String.class)
                        .list())
                .containsExactly("brought OWN", "made DUE", "silent OWN");
    }

    private static void migrate(DriverManagerDataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
