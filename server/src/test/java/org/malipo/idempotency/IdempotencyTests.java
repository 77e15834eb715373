package org.malipo.idempotency;

import static java.util.UUID.randomUUID;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Requests that are repeated with their key. */
@ServerTest
class IdempotencyTests {
    private static final String STORES = "/api/v1/stores";
    private static final String SHOP = "{\"name\": \"Shop\"}";

    @Autowired
    private People people;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private KeyTable table;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final String key = randomUUID().toString();
    private KeyedShop shop = new KeyedShop(0, null);
    private Account owner;

    @BeforeEach
    void openAShop() {
        owner = people.person(randomUUID() + "@example.com");
        shop = new KeyedShop(port, people.unrestrictedKey(owner));
    }

    @AfterEach
    void turnBack() {
        clock.reset();
    }

    @Test
    void carriesARequestOutOnceAndRepeatsItsAnswer() {
        var first = shop.post(key, STORES, SHOP);

        var again = shop.post(key, STORES, SHOP);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.isRepeated()).isFalse();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.response().headers().firstValue("Content-Type"))
                .isEqualTo(first.response().headers().firstValue("Content-Type"));
        assertThat(again.isRepeated()).isTrue();
        assertThat(stores()).isEqualTo(1);
    }

    @Test
    void repeatsTheStatusOfTheFirstAnswer() {
        people.none();
        var path = "/api/v1/users";
        var body = "{\"email\": \"" + randomUUID() + "@example.com\", \"password\": \"correct horse\"}";
        people.admin();
        people.policy("lockSubscription", false);
        people.policy("disableNonAdminCreateUserApi", false);
        var stranger = new KeyedShop(port, null);

        var first = stranger.post(key, path, body);
        var again = stranger.post(key, path, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void writesNothingDownWithoutAKey() {
        int before = keys();

        shop.post(null, STORES, SHOP);
        shop.post(null, STORES, SHOP);

        assertThat(stores()).isEqualTo(2);
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void refusesAKeyThatStandsForAnotherRequest() {
        var store = shop.post(key, STORES, SHOP).json().get("id").asString();

        var others = List.of(
                shop.post(key, STORES, "{\"name\": \"Other\"}"),
                shop.post(key, STORES + "?a=b", SHOP),
                shop.post(key, STORES + "/" + store + "/webhooks", SHOP),
                shop.put(key, STORES + "/" + store, SHOP));

        assertThat(others).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("idempotency-key-reused");
        });
        assertThat(stores()).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfCredentialsApart() {
        var sameOwner = new KeyedShop(port, people.unrestrictedKey(owner));
        var other = new KeyedShop(port, people.unrestrictedKey(people.person(randomUUID() + "@example.com")));

        var answers = List.of(
                shop.post(key, STORES, SHOP),
                sameOwner.post(key, STORES, SHOP),
                other.post(key, STORES, "{\"name\": \"Other\"}"));

        assertThat(answers).allMatch(answer -> answer.status() == 200 && !answer.isRepeated());
        assertThat(answers)
                .extracting(answer -> answer.json().get("id").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void repeatsNothingToWhoHasLostTheRight() {
        var store = shop.post(null, STORES, SHOP).json().get("id").asString();
        var path = STORES + "/" + store;
        shop.put(key, path, SHOP);
        shop.send(null, "DELETE", path, "application/json", BodyPublishers.noBody());

        assertThat(shop.put(key, path, SHOP).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "schl\u00fcssel", "tab\there"})
    void refusesAKeyThatIsNone(String wrong) throws Exception {
        var answer = RawHttp.post(port, STORES, shop.apiKey(), "Idempotency-Key: " + wrong + "\r\n", SHOP);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("idempotency-key-invalid");
        assertThat(stores()).isZero();
    }

    @Test
    void refusesAKeyThatIsTooLongOrGivenTwice() throws Exception {
        assertThat(shop.post("k".repeat(128), STORES, SHOP).status()).isEqualTo(200);
        assertThat(shop.post("k".repeat(129), STORES, SHOP).code()).isEqualTo("idempotency-key-invalid");
        assertThat(RawHttp.post(port, STORES, shop.apiKey(), "Idempotency-Key: a\r\nIdempotency-Key: b\r\n", SHOP))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void forgetsARequestThatWasRefused() {
        var refused = shop.post(key, STORES, "{\"name\": \"\"}");

        var corrected = shop.post(key, STORES, SHOP);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.isRepeated()).isFalse();
    }

    @Test
    void neverStoresSecretsAndSaysWhatExists() {
        var store = shop.post(null, STORES, SHOP).json().get("id").asString();
        var path = STORES + "/" + store + "/webhooks";
        var body = "{\"url\": \"https://example.com/hook\"}";

        var made = shop.post(key, path, body);
        var again = shop.post(key, path, body);

        var secret = made.json().get("secret").asString();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("idempotency-answer-not-stored");
        assertThat(again.json().at("/made/id")).isEqualTo(made.json().get("id"));
        assertThat(again.response().body()).doesNotContain(secret);
        assertThat(jdbc.queryForList("select convert_from(body, 'UTF8') from idempotency_key", String.class))
                .noneMatch(stored -> stored.contains(secret));
        assertThat(jdbc.queryForObject("select count(*) from webhook where store_id = ?", Integer.class, store))
                .isEqualTo(1);
    }

    @Test
    void neverStoresTheValueOfAKeyOrASeed() {
        var store = shop.post(null, STORES, SHOP).json().get("id").asString();
        var wallet = STORES + "/" + store + "/payment-methods/BTC-CHAIN/wallet/generate";

        shop.post(key, "/api/v1/api-keys", "{\"label\": \"till\", \"permissions\": []}");
        var sameKey = shop.post(key, "/api/v1/api-keys", "{\"label\": \"till\", \"permissions\": []}");
        var seed = shop.post(key + "w", wallet, "{}");
        var sameSeed = shop.post(key + "w", wallet, "{}");

        assertThat(sameKey.status()).isEqualTo(409);
        assertThat(sameKey.json().at("/made/label").asString()).isEqualTo("till");
        assertThat(seed.json().get("mnemonic").asString()).isNotBlank();
        assertThat(sameSeed.status()).isEqualTo(409);
        assertThat(sameSeed.json().at("/made/config/accountDerivation"))
                .isEqualTo(seed.json().at("/config/accountDerivation"));
        assertThat(sameSeed.response().body())
                .doesNotContain(seed.json().get("mnemonic").asString());
    }

    @Test
    void carriesOutOneOfManyAtOnce() throws Exception {
        Callable<KeyedShop.Answer> call = () -> shop.post(key, STORES, SHOP);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(24, call)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).allMatch(answer -> answer.status() == 200);
            assertThat(answers)
                    .extracting(answer -> answer.response().body())
                    .containsOnly(answers.getFirst().response().body());
            assertThat(answers).filteredOn(answer -> !answer.isRepeated()).hasSize(1);
        }
        assertThat(stores()).isEqualTo(1);
    }

    @Test
    void letsManyKeysThroughAtOnce() throws Exception {
        Callable<KeyedShop.Answer> call = () -> shop.post(randomUUID().toString(), STORES, SHOP);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(60, call)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).allMatch(answer -> answer.status() == 200);
        }
        assertThat(stores()).isEqualTo(60);
    }

    @Test
    void knowsAKeyForTwoDays() {
        shop.post(key, STORES, SHOP);
        clock.tick(Duration.ofHours(47));
        assertThat(shop.post(key, STORES, SHOP).isRepeated()).isTrue();

        clock.tick(Duration.ofHours(2));
        assertThat(shop.post(key, STORES, SHOP).isRepeated()).isFalse();

        clock.tick(Duration.ofHours(49));
        IdempotencyConfiguration.prune(table, clock);
        assertThat(keys()).isZero();
    }

    private int stores() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from account_membership where account_id = ?",
                Integer.class,
                owner.id().value()));
    }

    private int keys() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from idempotency_key", Integer.class));
    }
}
