package org.malipo.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.malipo.interop.kit.Chromium;
import org.malipo.interop.kit.Chromium.Device;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** An owner and a cashier, each in a browser of their own: from the invitation to the last day. */
@Tag("browser")
@Isolated("what ends a session reaches its pages at once, whatever else the machine does")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class TeamTests {
    private static final String CASHIER = "neema@example.com";
    private static final String PASSWORD = "till and tray";
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final int FORBIDDEN = 403;

    private Stage stage;
    private Chromium chromium;
    private String store = "";

    @BeforeAll
    void open() {
        stage = new Stage(TeamTests.class, SandboxNode::new);
        chromium = new Chromium();
        store = "/stores/" + stage.shop().storeId();
    }

    @AfterAll
    void close() {
        chromium.close();
        stage.close();
    }

    @Test
    void bringsACashierInAndOutAgain() {
        try (var owners = chromium.stranger(Device.DESKTOP, ColorScheme.LIGHT);
                var cashiers = chromium.stranger(Device.PHONE, ColorScheme.DARK)) {
            var desk = owners.newPage();
            var phone = cashiers.newPage();
            signIn(desk);
            accept(phone, invite(desk));
            addPasskey(phone);
            signInWithPasskey(phone);

            makeInvoice(phone);
            seesNoSettings(phone);

            phone.navigate(url(store + "/invoices"));
            remove(desk);
            phone.waitForURL(Pattern.compile(".*/login.*"), new Page.WaitForURLOptions().setTimeout((double)
                            AT_ONCE.toMillis()));
            phone.navigate(url(store + "/invoices/create"));
            assertThat(phone).hasURL(Pattern.compile(".*/login.*"));
        }
        assertThat(chromium.complaints())
                .as("what went wrong beside being turned away")
                .allMatch(line -> line.contains("status of 403") || line.contains("status of 401"));
    }

    private void signIn(Page page) {
        page.navigate(url("/login"));
        page.fill("input[name=Email]", Shop.EMAIL);
        page.fill("input[name=Password]", Shop.PASSWORD);
        page.locator("form[action='/login'] button[type=submit]").click();
        page.waitForURL(address -> !address.contains("/login"));
    }

    /** {@return the path of the link, which the owner passes on} */
    private String invite(Page desk) {
        desk.navigate(url(store + "/users"));
        desk.fill("input[name=email]", CASHIER);
        desk.locator("form[action$='/users'] select[name=role]").selectOption("Employee");
        desk.locator("form[action$='/users'] button[type=submit]").click();
        var card = desk.getByLabel(CASHIER);
        assertThat(card).containsText("Employee");
        return card.locator("code").textContent().replaceFirst("https?://[^/]+", "");
    }

    private void accept(Page phone, String link) {
        phone.navigate(url(link));
        phone.fill("input[name=password]", PASSWORD);
        phone.fill("input[name=confirmation]", PASSWORD);
        phone.locator("form[action^='/invite/'] button[type=submit]").click();
        phone.waitForURL(Pattern.compile(".*" + store + "/.*"));
    }

    /** The phone keeps passkeys and gives them out after a look at its owner's face. */
    private void addPasskey(Page phone) {
        var devtools = phone.context().newCDPSession(phone);
        devtools.send("WebAuthn.enable");
        var authenticator = new JsonObject();
        authenticator.addProperty("protocol", "ctap2");
        authenticator.addProperty("transport", "internal");
        authenticator.addProperty("hasResidentKey", true);
        authenticator.addProperty("hasUserVerification", true);
        authenticator.addProperty("isUserVerified", true);
        authenticator.addProperty("automaticPresenceSimulation", true);
        var options = new JsonObject();
        options.add("options", authenticator);
        devtools.send("WebAuthn.addVirtualAuthenticator", options);

        phone.navigate(url("/account/passkeys"));
        phone.fill("form[data-passkey] input[name=name]", "Phone");
        phone.locator("form[data-passkey] button[type=submit]").click();
        phone.waitForURL(url("/account/twofactorauthentication"));
        assertThat(phone.locator("main")).containsText("Phone");
    }

    private void signInWithPasskey(Page phone) {
        phone.locator(".bar-more > summary").click();
        phone.locator(".bar-sheet form[action='/logout'] button").click();
        phone.waitForURL(Pattern.compile(".*/login.*"));
        phone.locator("form[data-passkey] button[type=submit]").click();
        phone.waitForURL(address -> !address.contains("/login"));
    }

    private void makeInvoice(Page phone) {
        phone.navigate(url(store + "/invoices/create"));
        phone.fill("input[name=amount]", "4.50");
        phone.locator("form[action$='/invoices/create'] button[type=submit]").click();
        phone.waitForURL(Pattern.compile(".*/invoices/[^/]+$"));
        assertThat(phone.locator("main")).containsText("4.50");
    }

    private void seesNoSettings(Page phone) {
        for (var page : new String[] {"/settings", "/users", "/roles"}) {
            assertThat(phone.locator("a[href='" + store + page + "']")).hasCount(0);
        }
        for (var page : new String[] {"/settings", "/users", "/roles", "/checkout", "/webhooks", "/email-settings"}) {
            assertThat(phone.navigate(url(store + page)).status()).as(page).isEqualTo(FORBIDDEN);
        }
    }

    private void remove(Page desk) {
        desk.navigate(url(store + "/users"));
        desk.getByLabel("Remove " + CASHIER).click();
        desk.locator("form[action$='/delete'] button[type=submit]").click();
        assertThat(desk.getByText(CASHIER)).hasCount(0);
    }

    /** By a name: a passkey belongs to one, never to a number. */
    private String url(String path) {
        return "http://localhost:" + stage.server().url().getPort() + path;
    }
}
