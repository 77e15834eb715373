package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;
import org.malipo.stores.Stores;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Rates in further currencies, written down with each invoice. */
@InvoiceTest
class TrackedRatesTests {
    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    @Autowired
    private PretendedChain chain;

    @Autowired
    private People people;

    @Autowired
    private Shop shop;

    @Autowired
    private Stores stores;

    @Autowired
    private RestTestClient anybody;

    @LocalServerPort
    private int port;

    private Account owner;
    private Store store;

    @BeforeEach
    void openAShop() {
        chain.begin();
        owner = people.anyAdmin();
        store = track(shop.open(owner), "EUR", "NOPE", "USD");
    }

    @Test
    void areThoseOfTheMomentAndAMissingOneKeepsNoInvoiceFromBeingMade() {
        var invoice = shop.sell(store, "100");
        var free = shop.sell(store, "0");
        store = track(store);

        var kept = shop.look(invoice).terms().tracked();
        assertThat(kept).containsOnlyKeys(EUR, Shop.USD);
        assertThat(kept.get(EUR)).isEqualByComparingTo("45000");
        assertThat(kept.get(Shop.USD)).isEqualByComparingTo("50000");
        assertThat(shop.look(free).terms().tracked()).containsOnlyKeys(EUR, Shop.USD);
        assertThat(shop.sell(store, "100").terms().tracked()).isEmpty();
        assertThat(shop.look(invoice).prompts().getFirst().rate()).isEqualByComparingTo("50000");
    }

    @Test
    void areToldOverTheApi() {
        var invoice = shop.sell(store, "100");

        var told = InvoicesApiCase.call(
                People.as(anybody, People.token(people.unrestrictedKey(owner))),
                HttpMethod.GET,
                InvoicesApiCase.one(invoice.id().value()),
                null);

        assertThat(told.body().path("trackedRates")).hasToString("{\"BTC_EUR\":\"45000\",\"BTC_USD\":\"50000\"}");
    }

    @Test
    void standOnThePageOfTheInvoiceAndInTheFile() {
        var old = shop.sell(track(store), "1");
        var invoice = shop.sell(track(store, "EUR", "NOPE"), "100");
        var browser = new Browser(port);
        browser.signIn(owner.email(), People.PASSWORD);
        var list = "/stores/" + store.id() + "/invoices";

        var page = browser.open(list + "/" + invoice.id()).body();
        var lines = browser.open(list + ".csv").body().lines().toList();

        assertThat(page).contains("Other rates then", "1 BTC = 45");
        assertThat(browser.open(list + "/" + old.id()).body()).doesNotContain("Other rates then");
        assertThat(lines.getFirst()).endsWith(",\"Rate (BTC_EUR)\",\"Rate (BTC_NOPE)\"");
        assertThat(lines.get(1)).startsWith("\"" + invoice.id()).endsWith(",45000,");
        assertThat(lines.get(2)).startsWith("\"" + old.id()).endsWith(",,");
    }

    private Store track(Store shop, String... codes) {
        return stores.change(shop.id(), before -> {
            var old = before.settings();
            var currencies = Stream.of(codes).map(CurrencyCode::new).toList();
            var settings = new StoreSettings(
                    old.branding(),
                    old.invoices(),
                    old.checkout(),
                    old.lightning(),
                    old.rates().withTracked(currencies),
                    old.receipt());
            return new Store(
                    before.id(), before.name(), before.network(), settings, before.archived(), before.createdAt());
        });
    }
}
