package org.malipo.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.stores.Stores;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page on which a merchant chooses, writes and tries where prices come from. */
@ServerTest
class RatesPageTests {
    private final People people;
    private final Stores stores;
    private final int port;
    private StoreId store;
    private Browser browser;
    private String page;

    RatesPageTests(@Autowired People people, @Autowired Stores stores, @LocalServerPort int port) {
        this.people = people;
        this.stores = stores;
        this.port = port;
    }

    @BeforeEach
    void oneShop() {
        people.none();
        store = people.store(people.admin());
        page = "/stores/" + store.value() + "/rates";
        browser = new Browser(port);
        browser.signIn("admin@example.com", People.PASSWORD);
    }

    @Test
    void leadsFromTheMenu() {
        assertThat(browser.open("/stores/" + store.value() + "/settings").body())
                .contains("href=\"" + page + "\"");
        assertThat(browser.open(page).body()).contains("Recommended for the currency", "Bull Bitcoin", "BTC_USD");
    }

    @Test
    void keepsRulesAndSpread() {
        browser.open(page);
        var answer =
                browser.submit(page, form(Map.of("source", "script", "script", "btc_usd = 40000", "spread", "2,5")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(browser.open(page + "?saved=true").body())
                .contains("Saved.", ">BTC_USD = 40000;</textarea>", "value=\"2.5\"");
        assertThat(stores.get(store).settings().rates().script()).isEqualTo("BTC_USD = 40000;");
        browser.submit(page, form(Map.of("source", "kraken", "fallbackSource", "script", "fallbackScript", "X_X = 3")));
        assertThat(stores.get(store).settings().rates().fallback()).asString().contains("X_X = 3;");
    }

    @Test
    void showsWhereRulesCanNotBeRead() {
        browser.open(page);
        var answer = browser.submit(
                page, form(Map.of("source", "script", "script", "BTC_EUR = 1\nBTC_USD = kraken(BTC_USD")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "Line 2, column 25: The rule ends too early.",
                        "BTC_USD = kraken(BTC_USD\n                        ^");
        assertThat(stores.get(store).settings().rates().script()).isNull();
    }

    @Test
    void triesRulesWithoutSavingThem() {
        browser.open(page);
        var answer = browser.submit(
                page + "/test",
                form(Map.of(
                        "source", "script", "script", "BTC_KES = fixed(BTC_USD) * 129", "pairs", "BTC_KES, XYZ_ABC")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "6,450,000\u00a0KES",
                        "BTC_KES = fixed(BTC_USD) * 129",
                        "fixed(BTC_USD)</code>",
                        "<code dir=\"ltr\">50000</code>",
                        "No rule leads to a price for this pair");
        assertThat(stores.get(store).settings().rates().script()).isNull();
    }

    @Test
    void doubtsWhatMayNotWork() {
        browser.open(page);
        var answer = browser.submit(page + "/test", form(Map.of("source", "script", "script", "X_X = karken(X_X)")));

        assertThat(answer.body())
                .contains("Line 1, column 7: There is no source karken.", "No price", "There is no such source.");
    }

    @Test
    void beginsAScript() {
        assertThat(browser.open(page + "?start=median").body()).contains("BTC_X = median(kraken(BTC_X)");
        assertThat(browser.open(page + "?start=rules").body()).contains(">X_X = fixed(X_X);</textarea>");
    }

    @Test
    void refusesWhatIsWrongAndShowsWhatWasTyped() {
        browser.open(page);
        var answer = browser.submit(page, form(Map.of("source", "nobody", "spread", "101")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Enter 0 to 100 percent.", "value=\"101\"", "Choose one of these.");
        assertThat(browser.submit(page + "/test", form(Map.of("pairs", "FOO"))).body())
                .contains("Enter up to ten pairs");
    }

    @Test
    void leavesPricesAloneWhenTheGeneralSettingsAreSaved() {
        browser.open(page);
        browser.submit(page, form(Map.of("source", "script", "script", "BTC_USD = 40000", "spread", "3")));
        browser.open("/stores/" + store.value() + "/settings");
        browser.submit(
                "/stores/" + store.value() + "/settings",
                Map.of(
                        "name",
                        "Shop",
                        "defaultCurrency",
                        "USD",
                        "expirationMinutes",
                        "15",
                        "monitoringMinutes",
                        "1440",
                        "tolerance",
                        "0",
                        "speedPolicy",
                        "MEDIUM_SPEED",
                        "networkFeeMode",
                        "ALWAYS",
                        "_receipt",
                        "on",
                        "_receiptQr",
                        "on",
                        "_receiptPayments",
                        "on"));

        var settings = stores.get(store).settings();
        assertThat(settings.invoices().networkFeeMode().name()).isEqualTo("ALWAYS");
        assertThat(settings.rates().script()).isEqualTo("BTC_USD = 40000;");
        assertThat(settings.rates().spread()).isEqualByComparingTo("3");
    }

    private static Map<String, String> form(Map<String, String> typed) {
        var fields = new HashMap<String, String>();
        fields.put("source", "");
        fields.put("spread", "0");
        fields.put("fallbackSource", "none");
        fields.putAll(typed);
        return fields;
    }
}
