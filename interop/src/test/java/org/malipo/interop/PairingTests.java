package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.malipo.client.ApiException;
import org.malipo.client.NewInvoice;
import org.malipo.client.StoreSettings;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Chromium;
import org.malipo.interop.kit.Chromium.Device;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.ShopPlugin;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** A web shop asks for a key through its merchant's browser, and works with it. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class PairingTests {
    private Stage stage;
    private Chromium chromium;

    @BeforeAll
    void open() {
        stage = new Stage(PairingTests.class, SandboxNode::new);
        chromium = new Chromium();
    }

    @AfterAll
    void close() {
        chromium.close();
        stage.close();
    }

    @Test
    void pairsAndTakesAnInvoice() throws Exception {
        stage.shop().client().stores().create(StoreSettings.named("Another shop"));
        try (var plugin = new ShopPlugin(stage.server().url());
                var merchant = chromium.stranger(Device.DESKTOP, ColorScheme.LIGHT)) {
            var page = visit(merchant, plugin);
            page.getByLabel("Duka la Kahawa").check();
            page.locator("button[value=SelectStores]").click();
            page.locator("button[value=Authorize]").click();
            page.waitForURL(plugin.back().toString());

            var paired = plugin.await();
            assertThat(paired.storeId()).isEqualTo(stage.shop().storeId());
            var client = plugin.connect(stage.server().client(), paired, stage.receiver());
            var invoice = client.invoices(paired.storeId()).create(NewInvoice.of("4.50", "USD"));
            Await.until(
                    "the shop to hear of its invoice",
                    () -> stage.receiver().typesOf(invoice.id()),
                    types -> types.contains("InvoiceCreated"));
            assertThat(client.apiKeys().current().label()).isEqualTo("WooCommerce");
            assertThat(refusal(() -> client.stores().create(StoreSettings.named("Not mine"))))
                    .isEqualTo(403);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void pairsAgainWithTheSameKeyAndWithoutScripts() throws Exception {
        try (var plugin = new ShopPlugin(stage.server().url());
                var merchant = chromium.withoutScripts()) {
            var page = visit(merchant, plugin);
            page.getByLabel("Duka la Kahawa").check();
            page.locator("button[value=SelectStores]").click();
            page.locator("button[value=Authorize]").click();
            page.locator("form[data-send] button").click();
            page.waitForURL(plugin.back().toString());
            var first = plugin.await();
            plugin.forget();

            page.navigate(plugin.authorizeUrl());
            page.locator("button[value=Confirm]").click();
            page.locator("form[data-send] button").click();
            page.waitForURL(plugin.back().toString());

            assertThat(plugin.await()).isEqualTo(first);
        }
    }

    /** The merchant is not signed in yet when the shop sends them. */
    private Page visit(BrowserContext merchant, ShopPlugin plugin) {
        var page = merchant.newPage();
        page.navigate(plugin.authorizeUrl());
        page.locator("#Email").fill(Shop.EMAIL);
        page.locator("#Password").fill(Shop.PASSWORD);
        page.locator("main button.btn-primary").click();
        page.waitForURL(url -> url.contains("/api-keys/authorize"));
        return page;
    }

    private static int refusal(Runnable call) {
        try {
            call.run();
            return 200;
        } catch (ApiException refused) {
            return refused.status();
        }
    }
}
