package org.malipo.interop.kit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;

/** A merchant's hands on the pages of a server. */
public record Desk(Page page, URI server) {
    private static final String EMAIL = "asha@example.com";
    private static final String PASSWORD = "a long enough password";

    public void register() {
        open("/");
        assertThat(page).hasURL(url("/register"));
        page.fill("input[name=email]", EMAIL);
        page.fill("input[name=password]", PASSWORD);
        page.fill("input[name=confirmation]", PASSWORD);
        page.locator("form[action='/register'] button[type=submit]").click();
        page.waitForURL(address -> !address.contains("/register"));
    }

    public void signIn() {
        open("/login");
        page.fill("input[name=Email]", EMAIL);
        page.fill("input[name=Password]", PASSWORD);
        page.locator("form[action='/login'] button[type=submit]").click();
        page.waitForURL(address -> !address.contains("/login"));
    }

    /** {@return the path of a new store} */
    public String makeStore() {
        open("/stores/create");
        page.fill("input[name=name]", "Duka la Kahawa");
        page.locator("main form button[type=submit]").first().click();
        page.waitForURL(address -> !address.contains("/create"));
        return "/stores/" + page.url().replaceAll(".*/stores/([^/?#]+).*", "$1");
    }

    public void makeWallet(String store) {
        open(store + "/wallet/create");
        page.locator("input[name=hot][value=true]").check();
        page.locator("form[action$='/wallet/create'] button[type=submit]").click();
        assertThat(page.locator("ol.words li")).hasCount(12);
    }

    /** {@return the id of a new invoice} */
    public String makeInvoice(String store) {
        open(store + "/invoices/create");
        page.fill("input[name=amount]", "4.50");
        page.locator("form[action$='/invoices/create'] button[type=submit]").click();
        page.waitForURL(address -> !address.contains("/create"));
        return page.url().replaceAll(".*/invoices/([^/?#]+).*", "$1");
    }

    /** {@return the path of a delivery of a new webhook, which nobody answers} */
    public String makeDelivery(String store) {
        open(store + "/webhooks/new");
        page.fill("input[name=url]", "http://127.0.0.1:9/hook");
        page.locator("main form button[type=submit]").first().click();
        open(store + "/webhooks");
        page.locator("main table a").first().click();
        page.locator("form[action$='/test'] button[type=submit]").click();
        page.waitForURL(address -> address.contains("/deliveries/"));
        return page.url().substring(server.toString().length());
    }

    private void open(String path) {
        page.navigate(url(path));
    }

    private String url(String path) {
        return server + path;
    }
}
