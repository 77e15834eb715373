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

/** Programs that know BitPay's API: how they are let in, and what they may do then. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class LegacyApiTests extends BitpayCase {
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
    void createsReadsAndLists() {
        var token = paired();
        var made = program.post("/invoices", """
                        {"token": "%s", "price": "4.50", "currency": "USD", "orderId": 42, "itemDesc": "Kahawa", "itemCode": "kahawa",
                         "posData": "{\\"till\\": 3}", "transactionSpeed": "high", "redirectURL": "https://duka.example/",
                         "buyer": {"name": "Asha", "email": "asha@example.com"}, "physical": "true"}
                        """.formatted(token).strip()).data();
        var id = made.path("id").asString();

        assertThat(made.path("url").asString()).isEqualTo("http://127.0.0.1:" + port + "/i/" + id);
        assertThat(made.path("status").asString()).isEqualTo("new");
        assertThat(made.path("exceptionStatus").asBoolean(true)).isFalse();
        assertThat(made.path("price").decimalValue()).isEqualByComparingTo("4.5");
        assertThat(made.path("rate").decimalValue()).isEqualByComparingTo("50000");
        assertThat(made.path("btcPrice").asString()).isEqualTo("0.00009");
        assertThat(made.path("btcDue").asString()).isEqualTo("0.00009");
        assertThat(made.path("paymentTotals").path("BTC").asLong()).isEqualTo(9_000);
        assertThat(made.path("exchangeRates").path("BTC").path("USD").decimalValue())
                .isEqualByComparingTo("50000");
        assertThat(made.path("orderId").asString()).isEqualTo("42");
        assertThat(made.path("posData").asString()).isEqualTo("{\"till\": 3}");
        assertThat(made.path("buyer").path("name").asString()).isEqualTo("Asha");
        assertThat(made.path("cryptoInfo").path(0).path("address").asString()).startsWith("bcrt1");
        assertThat(made.path("expirationTime").asLong()
                        - made.path("invoiceTime").asLong())
                .isBetween(899_000L, 901_000L);

        var read = program.get("/invoices/" + id + "?token=" + token).data();
        assertThat(read.path("id").asString()).isEqualTo(id);
        assertThat(program.get("/invoices?orderId=42&itemCode=kahawa&status=new&limit=5&token=" + token)
                        .data()
                        .size())
                .isEqualTo(1);
        assertThat(program.get("/invoices/?status=complete&token=" + token)
                        .data()
                        .size())
                .isZero();
        var never = program.get("/invoices?dateStart=%2B999999999-12-30&token=" + token);
        assertThat(never.status()).isEqualTo(200);
        assertThat(never.data().size()).isZero();
    }

    @Test
    void takesEitherValueOfS() {
        var token = paired();

        assertThat(program.getWithHighS("/invoices?token=" + token).status()).isEqualTo(200);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"price\": -1}|Amount",
                "{\"price\": \"abc\"}|price",
                "{\"price\": 1, \"orderId\": \"4\\u0000\"}|orderId",
                "{\"price\": 1, \"currency\": \"ZZZZ\"}|Error retrieving a matching payment method or rate",
                "{\"price\": 1, \"transactionSpeed\": \"now\"}|transactionSpeed",
                "{\"price\": 1, \"notificationURL\": \"file:///etc/passwd\"}|notificationURL",
                "{\"price\": 1, \"notificationURL\": \"http://10.0.0.1/\"}|notificationURL",
                "{\"price\": 1, \"notificationEmail\": \"nobody\"}|notificationEmail",
                "{\"price\": 1, \"fullNotifications\": \"perhaps\"}|fullNotifications",
                "{\"price\": 1, \"expirationTime\": \"tomorrow\"}|expirationTime",
                "{\"price\": 1, \"paymentCurrencies\": [\"SHELLS\"]}|PaymentMethods",
                "{\"price\": 1, \"paymentCurrencies\": [{}]}|paymentCurrencies",
                "{\"price\": 1, \"paymentCurrencies\": \"BTC\"}|paymentCurrencies",
            })
    void saysWhatIsWrong(String body, String told) {
        var token = paired();

        var refused = program.post("/invoices", body.replaceFirst("\\{", "{\"token\": \"" + token + "\", "));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains(told);
    }

    @Test
    void tellsRates() {
        var token = paired();

        var pairs = program.get("/rates?currencyPairs=BTC_USD%2CBTC_EUR%2CBTC_ZZZ&token=" + token);
        assertThat(pairs.text())
                .isEqualTo("{\"data\":[{\"name\":\"US Dollar\",\"cryptoCode\":\"BTC\",\"currencyPair\":\"BTC_USD\","
                        + "\"code\":\"USD\",\"rate\":50000},{\"name\":\"Euro\",\"cryptoCode\":\"BTC\","
                        + "\"currencyPair\":\"BTC_EUR\",\"code\":\"EUR\",\"rate\":45000}]}");
        assertThat(program.get("/rates/?cryptoCode=BTC&token=" + token).data().size())
                .isEqualTo(1);
        assertThat(program.get("/rates/BTC/EUR?token=" + token)
                        .data()
                        .path("rate")
                        .asInt())
                .isEqualTo(45_000);
        assertThat(program.get("/rates/USD?token=" + token)
                        .data()
                        .path(0)
                        .path("currencyPair")
                        .asString())
                .isEqualTo("USD_BTC");
    }

    @Test
    void tellsRatesToAnybodyWhoNamesTheStore() {
        var id = "?storeId=" + store.id();

        assertThat(program.getWith("/api/rates" + id, Map.of())
                        .json()
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("USD");
        assertThat(program.getWith("/rates" + id, Map.of()).data().size()).isEqualTo(1);
        assertThat(program.getWith("/rates", Map.of()).status()).isEqualTo(400);
        assertThat(program.getWith("/rates?storeId=unknown", Map.of()).status()).isEqualTo(404);
        assertThat(program.getWith("/rates/BTC/ZZZ" + id, Map.of()).status()).isEqualTo(404);
        assertThat(program.getWith("/rates" + id + "&currencyPairs=B", Map.of()).status())
                .isEqualTo(400);
    }

    @Test
    void leavesTheAddressOfAnInvoiceToPeople() {
        var invoice = shop.sell(store, "5");

        var page = signedIn().open("/invoices/" + invoice.id());

        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(
                        address -> assertThat(address).endsWith("/stores/" + store.id() + "/invoices/" + invoice.id()));
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
