package org.malipo.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.malipo.interop.kit.Chromium;
import org.malipo.interop.kit.Chromium.Device;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.kit.Workspace;
import org.malipo.interop.node.SandboxNode;

/**
 * A merchant and a payer in a browser: from an empty server to a settled payment, then a look at every page, wide and
 * narrow, light and dark.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@NullUnmarked // fields are set before all tests
class BrowserTests {
    private static final String EMAIL = "asha@example.com";
    private static final String PASSWORD = "a long enough password";
    private static final HasAttributeOptions SOON = new HasAttributeOptions().setTimeout(30_000);

    private Workspace workspace;
    private SandboxNode node;
    private Deployment server;
    private Chromium chromium;
    private String store = "";
    private String invoice = "";

    @BeforeAll
    void open() {
        workspace = new Workspace(BrowserTests.class);
        node = new SandboxNode(workspace.folder("chain"));
        node.start();
        node.mine(101);
        server = new Deployment(workspace.folder("malipo"), node);
        server.startSynchronised();
        chromium = new Chromium();
    }

    @AfterAll
    void close() throws Exception {
        for (var part : Arrays.asList(chromium, server, node)) {
            if (part != null) { // what came before it may have failed
                part.close();
            }
        }
        var errors = server.errors();
        workspace.close();
        assertThat(errors).as("errors in the server's log").isEmpty();
    }

    @Test
    @Order(1)
    void leadsFromAnEmptyServerToASettledPayment() {
        try (var merchant = chromium.stranger(Device.DESKTOP, ColorScheme.LIGHT);
                var payer = chromium.stranger(Device.PHONE, ColorScheme.DARK)) {
            var desk = merchant.newPage();
            register(desk);
            makeStore(desk);
            makeWallet(desk);
            makeInvoice(desk);

            var phone = payer.newPage();
            phone.navigate(url("/i/" + invoice));
            phone.evaluate("window.stays = true");
            assertThat(phone.locator("article")).hasAttribute("data-status", "New");

            phone.locator("form[action$='/test/pay'] button").click();
            assertThat(phone.locator("article")).hasAttribute("data-status", "Processing", SOON);
            phone.locator("form[action$='/test/mine'] button").click();
            assertThat(phone.locator("article")).hasAttribute("data-status", "Settled", SOON);

            assertThat(phone.evaluate("window.stays"))
                    .as("the page was never loaded anew")
                    .isEqualTo(true);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    void paysWithoutScripts() {
        try (var merchant = chromium.stranger(Device.DESKTOP, ColorScheme.LIGHT)) {
            var desk = merchant.newPage();
            signIn(desk);
            makeInvoice(desk);
        }
        try (var payer = chromium.withoutScripts()) {
            var page = payer.newPage();
            page.navigate(url("/i/" + invoice));
            page.locator("form[action$='/test/pay'] button").click();
            page.locator("form[action$='/test/mine'] button").click();
            page.navigate(url("/i/" + invoice));

            page.waitForCondition(() -> {
                page.reload();
                return "Settled".equals(page.locator("article").getAttribute("data-status"));
            });
        }
    }

    @Test
    @Order(3)
    void looksRightEverywhere() {
        for (var device : Device.values()) {
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                look(device, scheme);
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private void look(Device device, ColorScheme scheme) {
        try (var window = chromium.stranger(device, scheme)) {
            var page = window.newPage();
            inspect(page, "/login", "sign-in", device, scheme);
            signIn(page);
            makeInvoice(page);
            pages().forEach((name, path) -> inspect(page, path, name, device, scheme));
        }
    }

    private Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("checkout", "/i/" + invoice);
        pages.put("checkout-swahili", "/i/" + invoice + "?lang=sw");
        pages.put("checkout-arabic", "/i/" + invoice + "?lang=ar");
        pages.put("dashboard", "/stores/" + store);
        pages.put("invoices", "/stores/" + store + "/invoices");
        pages.put("invoice-create", "/stores/" + store + "/invoices/create");
        pages.put("invoice", "/stores/" + store + "/invoices/" + invoice);
        pages.put("wallet", "/stores/" + store + "/wallet");
        pages.put("wallet-receive", "/stores/" + store + "/wallet/receive");
        pages.put("wallet-addresses", "/stores/" + store + "/wallet/addresses");
        pages.put("webhooks", "/stores/" + store + "/webhooks");
        pages.put("webhook-new", "/stores/" + store + "/webhooks/new");
        pages.put("store-settings", "/stores/" + store + "/settings");
        pages.put("stores", "/stores");
        pages.put("store-create", "/stores/create");
        pages.put("api-keys", "/account/apikeys");
        pages.put("account", "/account");
        return pages;
    }

    private void inspect(Page page, String path, String name, Device device, ColorScheme scheme) {
        var answer = page.navigate(url(path));
        assertThat(answer.status()).as(path).isEqualTo(200);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + "-" + device + "-" + scheme + ".png")));
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as(name + " on " + device + ", " + scheme)
                .extracting(Rule::getId, Rule::getNodes)
                .isEmpty();
    }

    private void register(Page page) {
        page.navigate(url("/"));
        assertThat(page).hasURL(url("/register"));
        page.fill("input[name=email]", EMAIL);
        page.fill("input[name=password]", PASSWORD);
        page.fill("input[name=confirmation]", PASSWORD);
        page.locator("form[action='/register'] button[type=submit]").click();
        page.waitForURL(address -> !address.contains("/register"));
    }

    private void signIn(Page page) {
        page.navigate(url("/login"));
        page.fill("input[name=Email]", EMAIL);
        page.fill("input[name=Password]", PASSWORD);
        page.locator("form[action='/login'] button[type=submit]").click();
        page.waitForURL(address -> !address.contains("/login"));
    }

    private void makeStore(Page page) {
        page.navigate(url("/stores/create"));
        page.fill("input[name=name]", "Duka la Kahawa");
        page.locator("main form button[type=submit]").first().click();
        page.waitForURL(address -> !address.contains("/create"));
        store = page.url().replaceAll(".*/stores/([^/?#]+).*", "$1");
    }

    private void makeWallet(Page page) {
        page.navigate(url("/stores/" + store + "/wallet/create"));
        page.locator("input[name=hot][value=true]").check();
        page.locator("form[action$='/wallet/create'] button[type=submit]").click();
        assertThat(page.locator("ol.words li")).hasCount(12);
    }

    private void makeInvoice(Page page) {
        page.navigate(url("/stores/" + store + "/invoices/create"));
        page.fill("input[name=amount]", "4.50");
        page.locator("form[action$='/invoices/create'] button[type=submit]").click();
        page.waitForURL(address -> !address.contains("/create"));
        invoice = page.url().replaceAll(".*/invoices/([^/?#]+).*", "$1");
    }

    private String url(String path) {
        return server.url() + path;
    }
}
