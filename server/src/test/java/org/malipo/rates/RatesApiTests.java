package org.malipo.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import org.malipo.rates.RateResult.Quoted;
import org.malipo.rates.RateResult.Unavailable;
import org.malipo.stores.Stores;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Prices and their rules over the API. The server has fixed prices: 50,000 USD and 45,000 EUR. */
@ServerTest
class RatesApiTests {
    private final RestTestClient anyone;
    private final People people;
    private final Stores stores;
    private final Rates rates;
    private RestTestClient client;
    private StoreId store;

    RatesApiTests(
            @Autowired RestTestClient client,
            @Autowired People people,
            @Autowired Stores stores,
            @Autowired Rates rates) {
        this.anyone = client;
        this.client = client;
        this.people = people;
        this.stores = stores;
        this.rates = rates;
    }

    @BeforeEach
    void oneShop() {
        people.none();
        var owner = people.admin();
        store = people.store(owner);
        client = People.as(anyone, People.token(people.unrestrictedKey(owner)));
    }

    @Test
    void tellsPricesUpToWhatIsNoPair() {
        get("?currencyPair=BTC_USD&currencyPair=btc-eur&currencyPair=SATS_USD&currencyPair=BTC_LAK&currencyPair=FOO&currencyPair=BTC_USD")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        [{"currencyPair": "BTC_USD", "rate": "50000", "errors": []},
                         {"currencyPair": "BTC_EUR", "rate": "45000", "errors": []},
                         {"currencyPair": "SATS_USD", "rate": "0.0005", "errors": []},
                         {"currencyPair": "BTC_LAK", "rate": null, "errors": ["RateUnavailable"]}]
                        """);
        get("?currencyPair=FOO").expectStatus().isOk().expectBody().json("[]");
    }

    @Test
    void previewsAScriptWithItsSpread() {
        preview("?currencyPair=BTC_USD&currencyPair=X_USD", custom("X_X = 1", 10))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        [{"currencyPair": "BTC_USD", "rate": "0.9", "errors": []},
                         {"currencyPair": "X_USD", "rate": null, "errors": ["PreprocessError"]}]
                        """);
        refused(preview("?currencyPair=FOO", custom("X_X = 1", 0)), "currencyPair");
    }

    @Test
    void keepsAScriptInNormalFormAndPricesByIt() {
        put("", custom("// ours\nbtc_usd = Fixed(BTC_USD) * 2\nBTC_EUR = nobody(BTC_EUR)", 1))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"spread": 1, "preferredSource": null, "isCustomScript": true,
                         "effectiveScript": "// ours\\nBTC_USD = fixed(BTC_USD) * 2;\\nBTC_EUR = nobody(BTC_EUR);"}
                        """);

        var quote = rates.quote(stores.get(store), new CurrencyCode("USD"));

        assertThat(((Quoted) quote).rate().pricePerBtc()).isEqualByComparingTo("99000");
        assertThat(((Quoted) quote).rate().source()).isEqualTo("fixed");
        assertThat(((Unavailable) rates.quote(stores.get(store), new CurrencyCode("EUR"))).reason())
                .isEqualTo("There is no rate source nobody");
    }

    @Test
    void asksTheFallbackOnceItIsSet() {
        get("/configuration/fallback").expectStatus().isNotFound().expectBody().json("""
                {"code": "fallback-disabled"}
                """);
        put("/fallback", Map.of("preferredSource", "FIXED", "spread", 2))
                .expectStatus()
                .isOk();
        put("/primary", custom("BTC_USD = nobody(BTC_USD)", 2)).expectStatus().isOk();

        get("/configuration/fallback").expectStatus().isOk().expectBody().json("""
                {"spread": 2, "preferredSource": "fixed", "isCustomScript": false, "effectiveScript": "X_X = fixed(X_X);"}
                """);
        get("?currencyPair=BTC_USD").expectBody().json("""
                [{"currencyPair": "BTC_USD", "rate": "49000", "errors": []}]
                """);
        preview("?currencyPair=BTC_USD", custom("BTC_USD = nobody(BTC_USD)", 2))
                .expectBody()
                .json("""
                [{"currencyPair": "BTC_USD", "rate": null, "errors": ["RateUnavailable"]}]
                """);
    }

    @Test
    void refusesWhatIsWrong() {
        refused(put("", Map.of("spread", 101)), "Spread");
        refused(put("", custom("DPW*&W&#hdi&#&3JJD", 0)), "EffectiveScript");
        refused(put("", Map.of("preferredSource", "nobody")), "PreferredSource");
        refused(put("", Map.of("effectiveScript", "X_X = 1")), "EffectiveScript");
        refused(
                put("", Map.of("isCustomScript", true, "preferredSource", "kraken", "effectiveScript", "X_X = 1")),
                "PreferredSource");
        refused(put("/fallback", Map.of("spread", -1)), "Spread");
    }

    @Test
    void writesTheUsualRulesDownForABlankScript() {
        put("", custom(" ", 0)).expectStatus().isOk().expectBody().json("""
                {"isCustomScript": true, "effectiveScript": "X_X = fixed(X_X);"}
                """);
    }

    @Test
    void namesTheSources() {
        var sources = client.get()
                .uri("/misc/rate-sources")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(sources)
                .contains("{\"id\":\"kraken\",\"name\":\"Kraken\"}", "{\"id\":\"bylls\",\"name\":\"Bull Bitcoin\"}");
    }

    private static Map<String, Object> custom(String script, int spread) {
        return Map.of("isCustomScript", true, "effectiveScript", script, "spread", BigDecimal.valueOf(spread));
    }

    private static void refused(ResponseSpec answer, String path) {
        answer.expectStatus().isEqualTo(422).expectBody().jsonPath("$[0].path").isEqualTo(path);
    }

    private ResponseSpec get(String rest) {
        return client.get().uri(address() + rest).exchange();
    }

    private ResponseSpec put(String rest, Map<String, Object> body) {
        return client.put()
                .uri(address() + "/configuration" + rest)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec preview(String query, Map<String, Object> body) {
        return client.post()
                .uri(address() + "/configuration/preview" + query)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private String address() {
        return "/api/v1/stores/" + store.value() + "/rates";
    }
}
