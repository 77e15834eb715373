package org.malipo.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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
import org.malipo.interop.kit.Desk;
import org.malipo.interop.kit.Workspace;
import org.malipo.interop.node.SandboxNode;

/**
 * A merchant and a payer in a browser: from an empty server to a settled payment, then around the house, with the keyboard
 * alone and without scripts.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@NullUnmarked // fields are set before all tests
class BrowserTests {
    private static final int HEAVIEST_FOR_STAFF = 150_000;
    private static final int HEAVIEST_FOR_PAYERS = 60_000;
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
            var desk = desk(merchant.newPage());
            desk.register();
            store = desk.makeStore();
            desk.makeWallet(store);
            invoice = desk.makeInvoice(store);

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
            var desk = desk(merchant.newPage());
            desk.signIn();
            invoice = desk.makeInvoice(store);
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
    void leadsTheKeyboardPastTheMenuAndOutOfIt() {
        try (var window = chromium.stranger(Device.DESKTOP, ColorScheme.LIGHT)) {
            var page = window.newPage();
            desk(page).signIn();
            page.navigate(url(store + "/settings"));

            page.keyboard().press("Tab");
            assertThat(page.locator("a.skip")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();

            var account = page.locator("aside summary").last();
            account.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("aside details[open]")).hasCount(1);
            page.keyboard().press("Tab");
            page.keyboard().press("Escape");
            assertThat(page.locator("aside details[open]")).hasCount(0);
            assertThat(account).isFocused();

            page.keyboard().press("Enter");
            page.locator("input[name=name]").focus();
            assertThat(page.locator("aside details[open]")).hasCount(0);
        }
    }

    @Test
    @Order(4)
    void weighsLittle() {
        try (var first = chromium.stranger(Device.PHONE, ColorScheme.LIGHT)) {
            var desk = desk(first.newPage());
            desk.signIn();
            invoice = desk.makeInvoice(store);
            try (var window = chromium.withCookiesOf(first)) {
                assertThat(weight(window.newPage(), store)).isBetween(10_000, HEAVIEST_FOR_STAFF);
            }
        }
        try (var window = chromium.stranger(Device.PHONE, ColorScheme.LIGHT)) {
            assertThat(weight(window.newPage(), "/i/" + invoice))
                    .as("the pay page, with all that belongs to it")
                    .isBetween(1_000, HEAVIEST_FOR_PAYERS);
        }
    }

    /** {@return how many bytes came over the line} */
    private int weight(Page page, String path) {
        var requests = new ArrayList<Request>();
        page.onRequestFinished(requests::add);
        page.navigate(url(path));
        return List.copyOf(requests).stream() // asking for sizes lets further requests come in
                .map(Request::sizes)
                .mapToInt(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
                .sum();
    }

    @Test
    @Order(5)
    void letsStaffWorkWithoutScripts() {
        try (var window = chromium.withoutScripts()) {
            var page = window.newPage();
            desk(page).signIn();
            page.locator("nav.bar summary").first().click();
            page.locator("nav.bar a[href$='/settings']").first().click();
            page.fill("input[name=name]", "x".repeat(60));
            page.locator("main .form-foot button").first().click();
            assertThat(page.locator("#name-error")).isVisible();

            page.fill("input[name=name]", "Duka la Chai");
            page.locator("main .form-foot button").first().click();

            assertThat(page.locator("input[name=name]")).hasValue("Duka la Chai");
            assertThat(page).hasURL(Pattern.compile(".*saved=true"));
        }
    }

    private Desk desk(Page page) {
        return new Desk(page, server.url());
    }

    private String url(String path) {
        return server.url() + path;
    }
}
