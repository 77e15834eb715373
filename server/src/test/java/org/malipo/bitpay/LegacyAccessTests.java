package org.malipo.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.bitpay.LegacyProgram.Answer;
import org.malipo.invoices.InvoiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Programs that know BitPay's API: how they are let in, and how they are shut out. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class LegacyAccessTests extends BitpayCase {
    @Autowired
    LegacyKeys keys;

    @Autowired
    LegacyTokens tokens;

    @Test
    void pairsWithTheCodeOfAMerchant() {
        var code = pairings.offer(store.id(), "Duka").code();

        var answer = program.postUnsigned(
                "/tokens", "{\"id\": \"%s\", \"pairingCode\": \"%s\"}".formatted(program.sin(), code));

        assertThat(code).matches("\\w{7}");
        assertThat(answer.status()).isEqualTo(200);
        var pair = answer.data().path(0);
        assertThat(pair.path("facade").asString()).isEqualTo("merchant");
        assertThat(pair.path("label").asString()).isEqualTo("Duka");
        assertThat(create(pair.path("token").asString(), "4.5").status()).isEqualTo(200);
        assertThat(audited()).containsExactly("bitpay.pairing.offered", "bitpay.token.paired");
    }

    @Test
    void isToldTheSameWhenItBringsTheCodeAgain() {
        var code = pairings.offer(store.id(), "Duka").code();

        assertThat(program.pair(code)).isEqualTo(program.pair(code));
        assertThat(tokens.ofStore(store.id())).hasSize(1);
    }

    @Test
    void waitsForAMerchantWhoApproves() {
        var asked = program.post("/tokens", "{\"label\": \"Duka la zamani\"}")
                .data()
                .path(0);
        var token = asked.path("token").asString();
        var code = asked.path("pairingCode").asString();
        assertThat(create(token, "1").status()).isEqualTo(401);

        var browser = signedIn();
        var page = browser.open("/api-access-request?pairingCode=" + code);
        assertThat(page.body()).contains("Duka la zamani", program.sin(), store.name());
        var approved = browser.submit(
                "/api-access-request",
                Map.of("pairingCode", code, "storeId", store.id().value()));

        assertThat(approved.statusCode()).isEqualTo(302);
        assertThat(create(token, "1").status()).isEqualTo(200);
        assertThat(program.get("/tokens").data().path(0).path("merchant").asString())
                .isEqualTo(token);
        assertThat(browser.open("/stores/" + store.id() + "/tokens?paired=true").body())
                .contains("Duka la zamani", "is paired");
        assertThat(audited()).containsExactly("bitpay.token.approved");
        assertThat(browser.open("/api-access-request?pairingCode=" + code).body())
                .contains("This request is over");
    }

    @Test
    void letsNobodyApproveForAnothersStore() {
        var asked = program.post("/tokens", "{}").data().path(0);
        var stranger = new Browser(port);
        stranger.signIn(shop.owner().email(), People.PASSWORD);
        stranger.open(
                "/api-access-request?pairingCode=" + asked.path("pairingCode").asString());

        var refused = stranger.submit(
                "/api-access-request",
                Map.of(
                        "pairingCode", asked.path("pairingCode").asString(),
                        "storeId", store.id().value()));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(tokens.ofStore(store.id())).isEmpty();
    }

    @Test
    void keepsACodeForOneProgramAndAQuarterOfAnHour() {
        var code = pairings.offer(store.id(), "Duka").code();
        program.pair(code);
        var other = new LegacyProgram(port);
        var late = pairings.offer(store.id(), "Duka").code();

        var taken = other.postUnsigned("/tokens", pairing(other, code));
        clock.tick(Duration.ofMinutes(16));
        var expired = other.postUnsigned("/tokens", pairing(other, late));

        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.error()).isEqualTo("The pairingCode was used by another client");
        assertThat(expired.status()).isEqualTo(404);
        assertThat(expired.error()).isEqualTo("The specified pairingCode is not found");
    }

    @ParameterizedTest
    @CsvSource({
        "{}",
        "{\"id\": \"nonsense\"}",
        "{\"id\": \"3QJmnh\"}",
        "{\"id\": \"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\"}",
        "[]",
        "nonsense"
    })
    void refusesToPairWhoHasNoKey(String body) {
        var refused = program.postUnsigned("/tokens", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isNotEmpty();
    }

    @Test
    void refusesWhatWasNotSignedOrNotByTheKeyOfThePair() {
        var token = paired();
        var other = new LegacyProgram(port);
        var body = "{\"token\": \"%s\", \"price\": 1, \"currency\": \"USD\"}".formatted(token);

        var refusals = List.of(
                program.postUnsigned("/invoices", body),
                program.postChanged("/invoices", body, body.replace(": 1,", ": 2,")),
                other.post("/invoices", body),
                program.post("/invoices", "{\"price\": 1, \"currency\": \"USD\"}"),
                program.post("/invoices", body.replace(token, "unknown")),
                program.getWith("/invoices", Map.of("X-Identity", "02", "X-Signature", "30")),
                program.getWith("/tokens", Map.of()));

        assertThat(refusals).extracting(Answer::status).containsOnly(401);
        assertThat(refusals).extracting(Answer::error).noneMatch(String::isEmpty);
    }

    @Test
    void shutsOutWhoWasRevoked() {
        var token = paired();
        var browser = signedIn();
        var id = tokens.ofStore(store.id()).getFirst().id();
        var page = "/stores/" + store.id() + "/tokens/" + id + "/revoke";
        assertThat(browser.open(page).body()).contains("Duka");

        browser.submit(page, Map.of());

        assertThat(create(token, "1").status()).isEqualTo(401);
        assertThat(program.get("/tokens").data().size()).isZero();
        assertThat(audited()).endsWith("bitpay.token.revoked");
    }

    @Test
    void showsACodeAndAKeyOnPagesOnce() {
        var browser = signedIn();
        browser.open("/stores/" + store.id() + "/tokens/new");
        var offered = browser.submit("/stores/" + store.id() + "/tokens/new", Map.of("label", "Duka"));
        var code = offered.body().replaceAll("(?s).*<code>(\\w{7})</code>.*", "$1");
        var token = program.pair(code);
        browser.open("/stores/" + store.id() + "/tokens/key");
        var made = browser.submit("/stores/" + store.id() + "/tokens/key", Map.of());
        var key = made.body().replaceAll("(?s).*<code>(\\w{20,})</code>.*", "$1");

        assertThat(create(token, "1").status()).isEqualTo(200);
        assertThat(withKey(key + ":").status()).isEqualTo(200);
        assertThat(offered.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(made.headers().firstValue("Cache-Control")).hasValue("no-store");
        var list = browser.open("/stores/" + store.id() + "/tokens").body();
        assertThat(list).contains("Duka").doesNotContain(key).doesNotContain(token);
        browser.open("/stores/" + store.id() + "/tokens/key/revoke");
        browser.submit("/stores/" + store.id() + "/tokens/key/revoke", Map.of());
        assertThat(withKey(key).status()).isEqualTo(401);
    }

    @Test
    void takesTheStoresKeyUntilItIsReplacedOrRevoked() {
        var first = keys.make(store.id());
        assertThat(withKey(first).status()).isEqualTo(200);

        var second = keys.make(store.id());
        assertThat(withKey(first).status()).isEqualTo(401);
        assertThat(withKey(second).status()).isEqualTo(200);

        keys.revoke(store.id());
        assertThat(withKey(second).error()).isEqualTo("The legacy API key is unknown");
        assertThat(audited()).containsExactly("bitpay.key.created", "bitpay.key.created", "bitpay.key.revoked");
    }

    @Test
    void opensNothingElse() {
        var key = keys.make(store.id());
        var header = Map.of("Authorization", basic(key));

        assertThat(program.getWith("/api/v1/stores", header).status()).isEqualTo(401);
        assertThat(program.getWith("/api/v1/stores/" + store.id() + "/invoices", header)
                        .status())
                .isEqualTo(401);
        var other = shop.sell(shop.open(), "5");
        var foreign = program.getWith("/invoices/" + other.id(), header);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.error()).isEqualTo("Object not found");
    }

    private Answer create(String token, String price) {
        return program.post(
                "/invoices", "{\"token\": \"%s\", \"price\": %s, \"currency\": \"USD\"}".formatted(token, price));
    }

    private Answer withKey(String key) {
        return program.getWith("/invoices", Map.of("Authorization", basic(key)));
    }

    private static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    }

    private static String pairing(LegacyProgram program, String code) {
        return "{\"id\": \"%s\", \"pairingCode\": \"%s\"}".formatted(program.sin(), code);
    }

    private List<String> audited() {
        return jdbc.queryForList(
                "select action from audit_entry where store_id = ? and action like 'bitpay.%' order by position",
                String.class, store.id().value());
    }
}
