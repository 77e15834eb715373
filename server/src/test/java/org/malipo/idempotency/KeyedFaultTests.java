package org.malipo.idempotency;

import static java.util.UUID.randomUUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests with a key whose connection, transaction or process dies at one step or another. */
@ServerTest
class KeyedFaultTests {
    private static final String STORES = "/api/v1/stores";
    private static final String SHOP = "{\"name\": \"Shop\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private People people;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private final String key = randomUUID().toString();
    private KeyedShop shop = new KeyedShop(0, null);
    private Account owner;
    private String store = "";

    @BeforeEach
    void openAShop() {
        owner = people.person(randomUUID() + "@example.com");
        shop = new KeyedShop(port, people.unrestrictedKey(owner));
        store = people.store(owner).value();
    }

    /** The client has gone when the answer is ready: the change is made, and the repeat hears of it. */
    @Test
    void repeatsAnAnswerThatNobodyReceived() throws IOException {
        var path = STORES + "/" + store + "/webhooks";
        var body = "{\"url\": \"https://example.com/hook\", \"enabled\": true}";
        RawHttp.send(port, path, shop.apiKey(), "Idempotency-Key: " + key + "\r\n", body)
                .close();
        await().atMost(PATIENCE).until(() -> webhooks() == 1);

        var again = shop.post(key, path, body);

        assertThat(again.isRepeated()).isTrue();
        assertThat(webhooks()).isEqualTo(1);
    }

    /** The server dies between the change and the commit: nothing of it is there, and the repeat is carried out. */
    @Test
    void carriesOutWhatDiedBeforeItsCommit() {
        int before = keys();
        var first = transaction.execute(status -> {
            jdbc.queryForList("select id from store where id = ? for update", store);
            var waiting = CompletableFuture.supplyAsync(() -> put("Died"));
            await().atMost(PATIENCE).until(() -> cutWhoWaits() == 1);
            return waiting.join();
        });

        assertThat(first.status()).isEqualTo(503);
        assertThat(storeName()).isEqualTo("Shop");
        assertThat(keys()).isEqualTo(before);
        var again = put("Died");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.isRepeated()).isFalse();
        assertThat(storeName()).isEqualTo("Died");
    }

    /** What another process does with the same key, seen from here: its row without its commit. */
    @Test
    void saysThatTheKeyIsInUseWhileAnotherProcessIsAtWork() {
        var busy = transaction.execute(status -> {
            otherProcessClaims();
            status.setRollbackOnly();
            return shop.post(key, STORES, SHOP);
        });

        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.code()).isEqualTo("idempotency-key-in-use");
        assertThat(busy.response().headers().firstValue("Retry-After")).contains("2");
        assertThat(shop.post(key, STORES, SHOP).status()).isEqualTo(200);
    }

    @Test
    void waitsForAnotherProcessAndRepeatsItsAnswer() {
        var waiting = transaction.execute(status -> {
            otherProcessClaims();
            var call = CompletableFuture.supplyAsync(() -> shop.post(key, STORES, SHOP));
            await().atMost(PATIENCE).until(() -> waiting("insert into idempotency_key%") == 1);
            return call;
        });

        var answer = waiting.join();

        assertThat(answer.status()).isEqualTo(299);
        assertThat(answer.response().body()).isEqualTo("done over there");
        assertThat(answer.isRepeated()).isTrue();
    }

    private void otherProcessClaims() {
        var asked = new IdempotencyKey(key);
        var request = new Fingerprint(asked)
                .add("POST")
                .add(STORES)
                .add("")
                .add("body")
                .add(SHOP)
                .digest();
        var hash = jdbc.queryForObject(
                "select hash from account_api_key where account_id = ?",
                String.class,
                owner.id().value());
        var id = new Fingerprint(asked).add("caller").add("key " + hash).digest();
        jdbc.update("""
                insert into idempotency_key (id, fingerprint, status, content_type, body, created_at)
                values (?, ?, 299, 'text/plain', 'done over there', now())
                """, id, request);
    }

    private KeyedShop.Answer put(String name) {
        return shop.send(
                key,
                "PUT",
                STORES + "/" + store,
                "application/json",
                BodyPublishers.ofString("{\"name\": \"" + name + "\"}"));
    }

    /** {@return how many connections were cut that waited for the store's row} */
    private int cutWhoWaits() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select count(*) filter (where pg_terminate_backend(pid))
                from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like '%from store%'
                """, Integer.class));
    }

    private int waiting(String query) {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like ?
                """, Integer.class, query));
    }

    private int webhooks() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from webhook where store_id = ?", Integer.class, store));
    }

    private String storeName() {
        return Objects.requireNonNull(jdbc.queryForObject("select name from store where id = ?", String.class, store));
    }

    private int keys() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from idempotency_key", Integer.class));
    }
}
