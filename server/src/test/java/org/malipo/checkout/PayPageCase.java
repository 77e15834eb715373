package org.malipo.checkout;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Browser;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.NewInvoice;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.PromptView;
import org.malipo.invoices.Shop;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;
import org.malipo.stores.StoreSettings.Branding;
import org.malipo.stores.StoreSettings.CheckoutLook;
import org.malipo.stores.Stores;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A store that takes bitcoin, at 50,000 USD each, and a stranger's browser. */
abstract class PayPageCase {
    @LocalServerPort
    int port;

    @Autowired
    PretendedChain chain;

    @Autowired
    Shop shop;

    @Autowired
    Invoices invoices;

    @Autowired
    Stores stores;

    @Autowired
    TestClock clock;

    Store store;
    Browser payer;

    @BeforeEach
    void openShop() {
        chain.begin();
        store = shop.open();
        payer = new Browser(port);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** {@return an invoice over 5 USD, which are 10,000 sat} */
    InvoiceView sell() {
        return shop.sell(stores.get(store.id()), "5.00");
    }

    InvoiceView sell(NewInvoice.Checkout wishes) {
        return shop.sell(stores.get(store.id()), "5.00", _ -> wishes);
    }

    InvoiceView sellWithOrder(String orderId, NewInvoice.Checkout wishes) {
        var wish = NewInvoice.of(new BigDecimal("5.00"), new CurrencyCode("USD"))
                .withMetadata(JsonMapper.shared().createObjectNode().put("orderId", orderId))
                .withCheckout(wishes);
        return invoices.create(stores.get(store.id()), wish);
    }

    static NewInvoice.Checkout redirecting(@Nullable String url, boolean automatically) {
        return new NewInvoice.Checkout(null, null, null, null, null, null, null, url, automatically, null);
    }

    static NewInvoice.Checkout speaking(String language) {
        return new NewInvoice.Checkout(null, null, null, null, null, null, null, null, null, language);
    }

    static NewInvoice.Checkout lazy() {
        return new NewInvoice.Checkout(null, null, null, true, null, null, null, null, null, null);
    }

    void support(String url) {
        change(settings -> settings.with(new Branding(null, url, null, false, null, null, null, null)));
    }

    void languages(@Nullable String ofStore, boolean detected) {
        change(settings -> settings.with(new CheckoutLook(
                settings.checkout().displayTimer(),
                ofStore,
                detected,
                true,
                true,
                true,
                false,
                true,
                1,
                false,
                false)));
    }

    void sounds() {
        change(settings -> settings.with(new CheckoutLook(
                settings.checkout().displayTimer(), null, false, true, true, true, true, true, 1, false, false)));
    }

    private void change(UnaryOperator<StoreSettings> change) {
        stores.change(
                store.id(),
                old -> new Store(
                        old.id(),
                        old.name(),
                        old.network(),
                        change.apply(old.settings()),
                        old.archived(),
                        old.createdAt()));
    }

    static PromptView prompt(InvoiceView invoice) {
        return invoice.defaultPrompt().orElseThrow();
    }

    String page(InvoiceView invoice) {
        return open("/i/" + invoice.id()).body();
    }

    HttpResponse<String> open(String path) {
        return payer.open(path);
    }

    JsonNode json(String path) {
        return JsonMapper.shared()
                .readTree(payer.openWith("Accept", "application/json", path).body());
    }
}
