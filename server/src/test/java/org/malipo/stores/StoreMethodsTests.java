package org.malipo.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** When a store offers which way to pay, how its colour is judged, and what no store takes. */
@ServerTest
class StoreMethodsTests {
    private final RestTestClient client;
    private final People people;
    private final Stores stores;
    private final Browser browser;
    private Account owner;
    private StoreId store;

    StoreMethodsTests(
            @Autowired RestTestClient client,
            @Autowired People people,
            @Autowired Stores stores,
            @LocalServerPort int port) {
        this.client = client;
        this.people = people;
        this.stores = stores;
        this.browser = new Browser(port);
    }

    @BeforeEach
    void oneShop() {
        people.none();
        people.admin();
        owner = people.person("owner@example.com");
        store = people.store(owner);
        browser.signIn("owner@example.com", People.PASSWORD);
        browser.open(page());
    }

    @Test
    void keepsRulesAndTheOtherSettings() {
        var answer = browser.submit(page(), form(Map.of("amount0", "2,50", "tracked", "eur; KES", "payJoin", "true")));

        assertThat(answer.statusCode()).isEqualTo(302);
        var settings = stores.get(store).settings();
        assertThat(settings.invoices().methodCriteria()).singleElement().satisfies(rule -> {
            assertThat(rule.amount()).isEqualByComparingTo("2.5");
            assertThat(rule.above()).isTrue();
        });
        assertThat(settings.rates().tracked()).containsExactly(new CurrencyCode("EUR"), new CurrencyCode("KES"));
        assertThat(settings.invoices().payJoin()).isTrue();
        assertThat(browser.open(page()).body()).contains("value=\"2.5\"", "Rule 1", "New rule", "value=\"EUR, KES\"");
    }

    @Test
    void takesARuleAwayWhoseAmountIsEmptied() {
        browser.submit(page(), form(Map.of("amount0", "5")));
        browser.open(page());

        browser.submit(page(), form(Map.of("amount0", "")));

        assertThat(stores.get(store).settings().invoices().methodCriteria()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "amount0, -3, amount0-error",
        "amount0, 1e999999999, amount0-error",
        "amount0, <script>, amount0-error",
        "tracked, ABCDEFGHIJKLMNOP, tracked-error",
        "refundDays, -1, refundDays-error",
        "refundDays, 99999, refundDays-error"
    })
    void showsAWrongFormAgain(String field, String typed, String error) {
        var answer = browser.submit(page(), form(Map.of(field, typed)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(error).doesNotContain("<script>");
        assertThat(stores.get(store).settings()).isEqualTo(StoreSettings.DEFAULTS);
    }

    @Test
    void saysHowTheColourIsRead() {
        var look = "/stores/" + store + "/checkout";
        browser.open(look);
        browser.submit(look, Map.of("displayMinutes", "5", "feeBlocks", "1", "brandColor", "#ffff00"));

        assertThat(browser.open(look).body())
                .contains("White text on it: contrast 1.0 to 1. Too little")
                .contains("Dark text on it: contrast 15.6 to 1. Easy");
        assertThat(browser.submit(look, Map.of("displayMinutes", "x", "feeBlocks", "1", "brandColor", "#000000"))
                        .body())
                .contains("White text on it: contrast 21.0 to 1. Easy");
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', Name",
        "website, javascript:alert(1), Website",
        "website, ftp://files.example, Website",
        "supportUrl, javascript:alert(1), SupportUrl",
        "logoUrl, data:text/html;x, LogoUrl",
        "cssUrl, javascript:x, CssUrl",
        "brandColor, '#12345', BrandColor",
        "defaultCurrency, '<USD>', DefaultCurrency",
        "invoiceExpiration, -5, InvoiceExpiration",
        "displayExpirationTimer, -1, DisplayExpirationTimer",
        "paymentTolerance, 101, PaymentTolerance",
        "recommendedFeeBlockTarget, 0, RecommendedFeeBlockTarget"
    })
    void refusesOverTheApi(String field, String value, String path) {
        change(Map.of(field, value))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo(path);
    }

    @Test
    void refusesWhatIsTooLong() {
        change(Map.of("name", "x".repeat(10_000))).expectStatus().isEqualTo(422);
        change(Map.of("lightningDescriptionTemplate", "x".repeat(501)))
                .expectStatus()
                .isEqualTo(422);
        change(Map.of("additionalTrackedRates", List.of("x".repeat(11))))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void showsANameAsTextAndNotAsHtml() {
        change(Map.of("name", "<img src=x>")).expectStatus().isOk();

        assertThat(browser.open("/stores").body()).doesNotContain("<img src=x>").contains("&lt;img src=x&gt;");
    }

    private RestTestClient.ResponseSpec change(Map<String, Object> fields) {
        return People.as(client, People.token(people.unrestrictedKey(owner)))
                .put()
                .uri("/api/v1/stores/" + store)
                .contentType(MediaType.APPLICATION_JSON)
                .body(fields)
                .exchange();
    }

    private String page() {
        return "/stores/" + store + "/methods";
    }

    private static Map<String, String> form(Map<String, String> changed) {
        var form = new HashMap<>(Map.of(
                "method0", "BTC-CHAIN",
                "limit0", "above",
                "currency0", "USD",
                "refundDays", "30",
                "lightningDescription", "Paid"));
        form.putAll(changed);
        return form;
    }
}
