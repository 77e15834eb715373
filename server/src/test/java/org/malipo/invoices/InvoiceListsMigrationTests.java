package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Invoices that were made before lists had an index of words. */
class InvoiceListsMigrationTests {
    private JdbcClient jdbc;
    private DriverManagerDataSource database;

    @BeforeEach
    void goBackToTheOldSchema() {
        var url = URI.create(TestPostgres.newDatabase());
        var who = url.getUserInfo().split(":", 2);
        database = new DriverManagerDataSource(
                "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(), who[0], who[1]);
        jdbc = JdbcClient.create(database);
        jdbc.sql("drop schema public cascade").update();
        jdbc.sql("create schema public").update();
        migrate("47");
    }

    @Test
    void areFoundByTheSameWordsAsNewOnes() {
        invoice("a", "{\"orderId\":\"7\",\"itemCode\":\"tea\"}", "{a,7,100}");
        invoice("b", "{\"itemCode\":\"\\u0000\"}", "{b,''}");
        invoice("c", "{\"itemCode\":{\"no\":1}}", "{c}");
        payment("a", 0);
        payment("a", 1);

        migrate("56");

        assertThat(jdbc.sql("select term from invoice_term where store_id = 's' and invoice_id = 'a' order by term")
                        .query(String.class)
                        .list())
                .containsExactly("100", "7", "a", "ab".repeat(32));
        assertThat(jdbc.sql("select search_terms[4] from invoice where id = 'a'")
                        .query(String.class)
                        .single())
                .isEqualTo("ab".repeat(32));
        assertThat(jdbc.sql("select coalesce(item_code, 'none') from invoice order by id")
                        .query(String.class)
                        .list())
                .containsExactly("tea", "none", "none");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void invoice(String id, String metadata, String words) {
        jdbc.sql("""
                insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at,
                    expires_at, monitored_until, metadata, order_id, terms, search_terms)
                values (:id, 's', 'regtest', false, 100, 'USD', 'NEW', 'NONE', now(), now(), now(), cast(:metadata as json),
                    null, '{}', cast(:words as text[]))
                """)
                .param("id", id)
                .param("metadata", metadata)
                .param("words", words)
                .update();
        jdbc.sql("""
                insert into invoice_prompt (invoice_id, method, network, rate, fee_sats, fee_rate, recommended_fee_rate)
                values (:id, 'BTC-CHAIN', 'regtest', 1, 0, 1, 1)
                """).param("id", id).update();
    }

    private void payment(String invoice, int vout) {
        jdbc.sql("""
                insert into invoice_payment (network, txid, vout, invoice_id, method, destination, sats, fee_sats, status,
                    received_at, signals_rbf, required)
                values ('regtest', decode(repeat('ab', 32), 'hex'), :vout, :invoice, 'BTC-CHAIN', 'x', 1, 0, 'SETTLED', now(),
                    false, 1)
                """).param("vout", vout).param("invoice", invoice).update();
    }
}
