package org.malipo.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.malipo.interop.kit.Chromium;
import org.malipo.interop.kit.Chromium.Device;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.ShopSite;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pay page in a browser: over a shop's page of another origin, in all sizes, and as a screen reader finds it. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class CheckoutTests {
    private static final JsonMapper JSON = new JsonMapper();

    /** Stands for the reader of a phone: the browser here has none. */
    private static final String READER = """
            () => {
                window.NDEFReader = class {
                    async scan({ signal }) {
                        window.reader = this;
                        signal.addEventListener("abort", () => { window.aborted = true; });
                    }
                };
            }
            """;

    private Stage stage;
    private Chromium chromium;
    private ShopSite site;

    @BeforeAll
    void open() {
        stage = new Stage(CheckoutTests.class, SandboxNode::new);
        chromium = new Chromium();
        site = new ShopSite(stage.server().url());
    }

    @AfterAll
    void close() throws Exception {
        for (var part : Arrays.asList(site, chromium, stage)) {
            if (part != null) { // what came before it may have failed
                part.close();
            }
        }
    }

    @Test
    void isPaidOverAPageOfAnotherOriginAndLeadsBack() {
        var back = site.url("/thanks?order={OrderId}&status={Status}");
        var invoice = sell(Map.of("redirectURL", back, "redirectAutomatically", true));
        try (var window = chromium.stranger(Device.DESKTOP, ColorScheme.LIGHT)) {
            var page = window.newPage();
            var frame = openModal(page, invoice);

            assertThat(frame.getByRole(AriaRole.BUTTON, named("Close"))).isVisible();
            assertThat(page.locator("iframe[name=btcpay]")).hasAttribute("title", "Bitcoin");
            screenshot(page, "checkout-modal");
            pay(invoice);
            assertThat(frame.locator("article")).hasAttribute("data-status", "Processing");
            stage.node().mine(1);
            assertThat(frame.locator("article")).hasAttribute("data-status", "Settled");

            assertThat(heard(page))
                    .containsExactly("enter", "loaded", told(invoice, "Processing"), told(invoice, "Settled"));
            page.waitForURL(site.url("/thanks?order=42&status=Settled"));
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void isClosedByItselfAndByNobodyElse() {
        var invoice = sell(Map.of());
        try (var window = chromium.stranger(Device.PHONE, ColorScheme.DARK)) {
            var page = window.newPage();
            var frame = openModal(page, invoice);

            page.evaluate("postMessage('close', '*')");
            page.evaluate("postMessage({ open: 'about:blank' }, '*')");
            page.evaluate("() => new Promise((done) => setTimeout(done))"); // the messages are heard by now
            assertThat(page.locator("iframe[name=btcpay]")).isVisible();

            frame.getByRole(AriaRole.BUTTON, named("Close")).click();
            assertThat(page.locator("iframe[name=btcpay]")).hasCount(0);
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Buy")))
                    .isFocused();
            assertThat(heard(page)).containsExactly("enter", "loaded", "leave", "close");
        }
    }

    @Test
    void hasTheShopsPageReadACard() {
        var invoice = sell(Map.of());
        try (var window = chromium.stranger(Device.PHONE, ColorScheme.LIGHT)) {
            var page = window.newPage();
            openModal(page, invoice);
            page.evaluate(READER);
            var frame = page.frame("btcpay");
            frame.evaluate("window.read = []; addEventListener('message', (event) => read.push(event.data))");

            frame.evaluate("parent.postMessage('nfc:startScan', '*')");
            page.waitForFunction("Boolean(window.reader?.onreading)");
            page.evaluate(
                    "reader.onreading({ message: { records: [{ data: new TextEncoder().encode('lnurlw://x') }] } })");
            page.evaluate("reader.onreadingerror()");
            page.waitForCondition(() -> ((List<?>) frame.evaluate("read")).size() == 2);
            frame.evaluate("parent.postMessage('nfc:abort', '*')");
            page.waitForFunction("window.aborted === true");

            assertThat(frame.evaluate("read"))
                    .isEqualTo(
                            List.of(Map.of("action", "nfc:data", "data", "lnurlw://x"), Map.of("action", "nfc:error")));
        }
    }

    /** 640 and 320 are what is left of 1280 at 200 % and at 400 %. */
    @Test
    void fitsEveryWindow() {
        var invoice = sell(Map.of());
        for (var width : List.of(320, 390, 640, 820, 1280)) {
            try (var window = chromium.stranger(width, 800, ColorScheme.LIGHT)) {
                var page = window.newPage();
                for (var language : List.of("en", "sw", "ar")) {
                    page.navigate(url("/i/" + invoice + "?lang=" + language));
                    assertFits(page, language + " at " + width);
                    if (width >= 390) { // below that letters are as large already
                        page.evaluate("document.documentElement.style.fontSize = '200%'");
                        assertFits(page, language + " in large letters at " + width);
                    }
                }
                screenshot(page, "checkout-large-letters-" + width);
            }
        }
    }

    @Test
    void passesTheAuditInAFrameAndOnATablet() {
        var invoice = sell(Map.of());
        for (var path : List.of("/i/" + invoice, "/invoice?id=" + invoice + "&view=modal&animateEntrance=false")) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (var window = chromium.stranger(820, 1180, scheme)) {
                    var page = window.newPage();
                    page.navigate(url(path));
                    assertThat(new AxeBuilder(page).analyze().getViolations())
                            .as(path + ", " + scheme)
                            .extracting(Rule::getId, Rule::getNodes)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void isFoundByRolesAndNames() {
        var invoice = sell(Map.of());
        try (var window = chromium.stranger(Device.PHONE, ColorScheme.LIGHT)) {
            var page = window.newPage();
            page.navigate(url("/i/" + invoice));

            assertThat(page.getByRole(AriaRole.MAIN)).matchesAriaSnapshot("""
                    - main:
                      - article:
                        - paragraph: Duka la Kahawa
                        - heading "4.50 USD" [level=1]
                        - heading "Waiting for payment" [level=2]
                        - button "Copy the payment link"
                        - paragraph: /Paying from an exchange/
                        - button "Copy Amount"
                        - button "Copy Address"
                        - link "Open in wallet"
                    """);
            pay(invoice);
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Payment received");
        }
    }

    @Test
    void isReadAndTranslatedWithoutScripts() {
        var invoice = sell(Map.of());
        try (var window = chromium.withoutScripts()) {
            var page = window.newPage();
            page.navigate(url("/i/" + invoice));

            assertThat(page.getByRole(
                            AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code to pay with a bitcoin wallet")))
                    .isVisible();
            assertThat(page.getByText("Waiting for payment")).isVisible();
            page.locator(".pay-tongues summary").click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kiswahili"))
                    .click();
            assertThat(page.getByText("Inasubiri malipo")).isVisible();
        }
    }

    private FrameLocator openModal(Page page, String invoice) {
        page.navigate(site.url("/"));
        page.locator("#buy").focus();
        page.evaluate("id => btcpay.showInvoice(id)", invoice);
        assertThat(page.locator("iframe[name=btcpay]")).isVisible();
        return page.frameLocator("iframe[name=btcpay]");
    }

    private static List<Object> heard(Page page) {
        return List.copyOf((List<?>) page.evaluate("heard"));
    }

    private static Map<String, String> told(String invoice, String status) {
        return Map.of("invoiceId", invoice, "status", status);
    }

    private static FrameLocator.GetByRoleOptions named(String name) {
        return new FrameLocator.GetByRoleOptions().setName(name);
    }

    private static void assertFits(Page page, String what) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(what)
                .isEqualTo(true);
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private void pay(String invoice) {
        var state = get("/i/" + invoice + "/status");
        long due =
                new BigDecimal(state.path("due").asString()).movePointRight(8).longValueExact();
        stage.payer().pay(state.path("address").asString(), due);
    }

    /** {@return the id of an invoice over 4.50 USD} */
    private String sell(Map<String, ?> checkout) {
        var wish = Map.of("amount", "4.50", "metadata", Map.of("orderId", "42"), "checkout", checkout);
        var request = HttpRequest.newBuilder(
                        URI.create(url("/api/v1/stores/" + stage.shop().storeId() + "/invoices")))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + credentials())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(wish)));
        return send(request).path("id").asString();
    }

    private static String credentials() {
        return Base64.getEncoder().encodeToString((Shop.EMAIL + ":" + Shop.PASSWORD).getBytes(UTF_8));
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path))));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            return JSON.readTree(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String url(String path) {
        return stage.server().url() + path;
    }
}
