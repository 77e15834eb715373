package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An owner looks after people and roles, and an administrator after the server's roles, in a browser. */
@ServerTest
class TeamPageTests {
    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private Browser browser;
    private String shop = "";

    @BeforeEach
    void oneShop() {
        people.none();
        people.admin();
        var owner = people.person("owner@example.com");
        people.person("clerk@example.com");
        shop = "/stores/" + people.store(owner);
        browser = new Browser(port);
        browser.signIn("owner@example.com", People.PASSWORD);
    }

    @Test
    void proposesTheHumblestRoleForSomebodyNew() {
        var page = browser.open(shop + "/users").body();

        assertThat(page.substring(page.indexOf("Add somebody")))
                .contains("value=\"Guest\" selected")
                .doesNotContain("value=\"Owner\" selected");
    }

    @Test
    void callsTheRolesThatComeWithTheServerByTheLanguageOfThePage() {
        browser.open(shop + "/roles/create");
        browser.submit(shop + "/roles/create", Map.of("name", "Baraza", "permissions", "btcpay.store.canviewinvoices"));
        browser.submit("/preferences", Map.of("language", "sw"));

        assertThat(browser.open(shop + "/users").body())
                .contains(">Mmiliki<", ">Mgeni<", ">Baraza<", "value=\"Guest\"")
                .doesNotContain(">Guest<");
        assertThat(browser.open(shop + "/roles").body()).contains("Mfanyakazi").doesNotContain(">Employee<");
    }

    @Test
    void addsChangesAndRemovesAMember() {
        assertThat(browser.open(shop + "/users").body()).contains("owner@example.com", "(you)", "Add somebody");
        assertThat(add("clerk@example.com")).isEqualTo(302);
        assertThat(add("clerk@example.com")).isEqualTo(409);

        var page = browser.open(shop + "/users").body();
        var member =
                page.replaceAll("(?s).*" + shop + "/users/([0-9a-f-]{36})/delete\" aria-label=\"Remove clerk.*", "$1");
        assertThat(browser.submit(shop + "/users/" + member, Map.of("role", "Guest"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.open(shop + "/users/" + member + "/delete").body())
                .contains("Remove clerk@example.com from");
        assertThat(browser.submit(shop + "/users/" + member + "/delete", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.open(shop + "/users").body()).doesNotContain("clerk@example.com");
    }

    @Test
    void makesChangesAndDeletesARoleOfTheStore() {
        assertThat(browser.open(shop + "/roles").body()).contains("Multisigner Guest", "New members get this role");
        assertThat(browser.open(shop + "/roles/create").body()).contains("btcpay.store.canviewinvoices");
        assertThat(role("/roles/create", "Night shift")).isEqualTo(302);
        assertThat(role("/roles/create", "Night shift")).isEqualTo(422);
        assertThat(role("/roles/create", "Guest")).isEqualTo(422);
        assertThat(role("/roles/create", "create")).isEqualTo(422);

        assertThat(browser.open(shop + "/roles").body()).contains("Night shift", "Of this store");
        assertThat(browser.open(shop + "/roles/Night%20shift").body()).contains("Role Night shift");
        assertThat(role("/roles/Night%20shift", "")).isEqualTo(302);
        assertThat(browser.open(shop + "/roles/Night%20shift/delete").body()).contains("Delete the role Night shift?");
        assertThat(browser.submit(shop + "/roles/Night%20shift/delete", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.open(shop + "/roles").body()).doesNotContain("Night shift");
    }

    @Test
    void keepsTheRolesThatTheServerNeeds() {
        var desk = new Browser(port);
        desk.signIn("admin@example.com", People.PASSWORD);
        assertThat(desk.open("/server/roles").body()).contains("Wallet Manager");

        var weaker = desk.submit("/server/roles/Owner", Map.of("permissions", "btcpay.store.canviewinvoices"));
        assertThat(weaker.statusCode()).isEqualTo(409);
        assertThat(weaker.body()).contains("so this one must");
        assertThat(desk.submit("/server/roles/Owner/delete", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void makesAKeyForOneStoreAndShowsItsUse() {
        assertThat(browser.open("/account/addapikey").body()).contains("Good until", "Shop");
        var fields = Map.of(
                "label",
                "Till",
                "permissions",
                "btcpay.store.canviewinvoices",
                "expires",
                "2099-12-31",
                "stores",
                shop.substring("/stores/".length()));
        assertThat(browser.submit("/account/addapikey", fields).body()).containsPattern("<code>[0-9a-f]{40}</code>");

        var list = browser.open("/account/apikeys").body();
        assertThat(list).contains("Till", "Never", "</code> Shop");
        var key = list.replaceAll("(?s).*/api-keys/([0-9a-f]{64})/view-analysis.*", "$1");
        assertThat(browser.open("/api-keys/" + key + "/view-analysis").body()).contains("This key was not used yet.");
        assertThat(browser.open("/api-keys/" + key + "/delete").body()).contains("Revoke Till?");
        assertThat(browser.submit("/api-keys/" + key + "/delete", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(browser.open("/account/apikeys").body()).contains("No program has a key yet.");
    }

    private int add(String email) {
        browser.open(shop + "/users");
        return browser.submit(shop + "/users", Map.of("email", email, "role", "Employee"))
                .statusCode();
    }

    private int role(String path, String name) {
        browser.open(shop + path);
        return browser.submit(shop + path, Map.of("name", name, "permissions", "btcpay.store.canviewinvoices"))
                .statusCode();
    }
}
