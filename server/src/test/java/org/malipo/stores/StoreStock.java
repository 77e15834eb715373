package org.malipo.stores;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.files.Samples;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Gives stores whatever a store can have, and tells what they have. */
record StoreStock(RestTestClient api, Browser browser, People people, Account owner, JdbcTemplate plain) {
    private JdbcClient jdbc() {
        return JdbcClient.create(plain);
    }

    /** Gives the store one of everything. {@return the name of its logo's content} */
    String furnish(StoreId id) {
        api.post()
                .uri("/api/v1/stores/" + id + "/payment-methods/BTC-CHAIN/wallet/generate")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("savePrivateKeys", true))
                .exchange()
                .expectStatus()
                .isOk();
        api.post()
                .uri("/api/v1/stores/" + id + "/webhooks")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("url", "https://shop.example/hook"))
                .exchange()
                .expectStatus()
                .isOk();
        browser.open("/stores/" + id + "/checkout");
        assertThat(browser.upload("/stores/" + id + "/checkout/files/LOGO", "a.png", Samples.picture("png"))
                        .statusCode())
                .isEqualTo(302);
        people.key(owner, "btcpay.store.canviewinvoices:" + id);
        people.key(owner, "btcpay.store.canviewinvoices:" + id, "btcpay.store.canviewinvoices:elsewhere");
        invoice(id, 0);
        insertTheRest(id);
        return jdbc().sql("select reference from store_upload where store_id = :store")
                .param("store", id.value())
                .query(String.class)
                .single()
                .substring("fileid:".length());
    }

    private void insertTheRest(StoreId id) {
        jdbc().sql("insert into account_role (id, store_id, name, permissions) values (:id, :store, 'Till', '{}')")
                .param("id", id + "::Till")
                .param("store", id.value())
                .update();
        jdbc().sql("""
                insert into webhook_delivery (id, webhook_id, original_id, first_attempt, retry, subject, event_position,
                    event_type, event_at, body, state, due_at)
                select 'd', id, 'd', true, 0, 'x', 1, 'x', now(), '{}', 'waiting', now() + interval '1 day'
                from webhook where store_id = :store
                """).param("store", id.value()).update();
        jdbc().sql("""
                insert into mail_server (owner, store_id, disable_certificate_check, trusted)
                values (:store, :store, false, false)
                """).param("store", id.value()).update();
        jdbc().sql("""
                insert into mail (id, owner, store_id, recipient, subject, content, state, due_at, created_at)
                values ('m' || :store, :store, :store, 'a@b.example', 'x', 'x', 'waiting', now() + interval '1 day', now())
                """).param("store", id.value()).update();
        jdbc().sql("""
                insert into mail_rule (id, owner, store_id, event, enabled, send_to, send_cc, send_bcc, to_customer, subject,
                    body, active_since, created_at)
                values ('r' || :store, :store, :store, 'WH-InvoiceSettled', true, '{}', '{}', '{}', true, 'x', 'x', now(), now())
                """).param("store", id.value()).update();
        jdbc().sql("""
                insert into mail_rule_run (rule_id, event_position, event_type, subject, outcome, letters, created_at)
                values ('r' || :store, 1, 'InvoiceSettled', 'x', 'QUEUED', '{}', now())
                """).param("store", id.value()).update();
        jdbc().sql("""
                insert into notice (id, account_id, store_id, kind, detail, created_at)
                values ('n' || :store, :account, :store, 'invoice_confirmed', '{x}', now())
                """)
                .param("store", id.value())
                .param("account", owner.id().value())
                .update();
    }

    String invoice(StoreId id, int number) {
        var invoice = "inv" + number + id.value();
        jdbc().sql("""
                with made as (
                    insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at,
                        expires_at, monitored_until, metadata, terms, search_terms)
                    values (:id, :store, 'regtest', false, 1, 'USD', 'SETTLED', 'NONE', now(), now(), now(), '{}', '{}', '{}')
                ), prompted as (
                    insert into invoice_prompt (invoice_id, method, network, rate, fee_sats, fee_rate, recommended_fee_rate)
                    values (:id, 'BTC-CHAIN', 'regtest', 1, 0, 1, 1)
                )
                insert into invoice_payment (network, txid, vout, invoice_id, method, destination, sats, fee_sats, status,
                    received_at, signals_rbf, required)
                values ('regtest', sha256(cast(:id as bytea)), 0, :id, 'BTC-CHAIN', 'x', 1, 0, 'SETTLED', now(), false, 1)
                """).param("id", invoice).param("store", id.value()).update();
        return invoice;
    }

    void coin(StoreId id, int sats) {
        jdbc().sql("insert into chain_network (network, tip_height, tip_hash) values ('regtest', 1, sha256('x'))")
                .update();
        jdbc().sql("""
                insert into chain_output (network, txid, vout, grp, branch, idx, script, sats, live, height, coinbase, seen_at)
                select 'regtest', sha256('x'), 0, grp, 0, 0, script, :sats, true, 1, false, now()
                from chain_script where branch = 0 and idx = 0
                    and grp = (select 'wallet-' || wallet_id from wallet_seed where store_id = :store)
                """).param("sats", sats).param("store", id.value()).update();
    }

    void connect(StoreId id, String xpub) {
        api.put()
                .uri("/api/v1/stores/" + id + "/payment-methods/BTC-CHAIN")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("enabled", true, "config", xpub))
                .exchange()
                .expectStatus()
                .isOk();
    }

    List<String> tablesThatName(StoreId id) {
        return jdbc().sql("""
                select table_name from information_schema.columns
                where table_schema = 'public' and column_name = 'store_id' and table_name not in ('event', 'audit_entry')
                """).query(String.class).list().stream()
                .filter(table -> rows(table, id) > 0)
                .toList();
    }

    Map<String, Integer> rowsOf(StoreId id) {
        return tablesThatName(id).stream().collect(toMap(table -> table, table -> rows(table, id)));
    }

    private int rows(String table, StoreId id) {
        return Objects.requireNonNull(plain.queryForObject(
                "select count(*) from " + table + " where store_id = ?", Integer.class, id.value()));
    }
}
