package org.malipo.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.Policies;
import org.malipo.access.ServerPolicies.DomainPage;
import org.malipo.branding.Branding;
import org.malipo.branding.ServerBranding;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an administrator decides on the pages of the server, and what others see of it. */
@ServerTest
class AdministrationPageTests {
    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Policies policies;

    @Autowired
    private Branding branding;

    private Browser admin;

    @BeforeEach
    void signIn() {
        people.none();
        branding.change(_ -> ServerBranding.DEFAULTS);
        people.store(people.admin());
        admin = new Browser(port);
        admin.signIn("admin@example.com", People.PASSWORD);
    }

    @Test
    void savesPolicies() {
        var answer = submitPolicies(Map.of(
                "lockSubscription",
                "true",
                "storeQuota",
                "3",
                "domains",
                "Till.Example /stores\n",
                "explorerLinks",
                "btc-chain https://explorer.example/tx/{0}"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(policies.current().lockSubscription()).isTrue();
        assertThat(policies.current().storeQuota()).isEqualTo(3);
        assertThat(policies.current().domains()).containsExactly(new DomainPage("till.example", "/stores"));
        assertThat(admin.open("/server/policies?saved=true").body())
                .contains("Saved.", "till.example /stores", "BTC-CHAIN https://explorer.example/tx/{0}");
    }

    @Test
    void showsWrongPoliciesAgainAndSavesNothing() {
        var wrong = Map.of(
                "storeQuota",
                "-1",
                "rootPage",
                "//evil.example",
                "registerPageRedirect",
                "javascript:alert(1)",
                "defaultStoreTemplate",
                "[1]",
                "domains",
                "shop.example https://evil.example",
                "explorerLinks",
                "BTC-CHAIN javascript:{0}",
                "defaultRole",
                "Emperor",
                "lockSubscription",
                "true");
        var answer = submitPolicies(wrong);

        assertThat(answer.statusCode()).isEqualTo(422);
        wrong.keySet().stream()
                .filter(field -> !field.equals("lockSubscription"))
                .forEach(field -> assertThat(answer.body()).contains("id=\"" + field + "-error\""));
        assertThat(answer.body()).contains("value=\"//evil.example\"");
        assertThat(policies.current().lockSubscription()).isFalse();
    }

    @Test
    void refusesWhatNoStoreCanBeginWith() {
        for (var template : List.of("{\"paymentTolerance\":500}", "{\"speedPolicy\":\"Warp\"}", "{\"receipt\":1}")) {
            var answer = submitPolicies(Map.of("defaultStoreTemplate", template));

            assertThat(answer.statusCode()).as(template).isEqualTo(422);
            assertThat(answer.body()).as(template).contains("id=\"defaultStoreTemplate-error\"");
        }
        assertThat(submitPolicies(Map.of("defaultStoreTemplate", "{\"paymentTolerance\":5}"))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void keepsOthersOut() {
        people.person("worker@example.com");
        var worker = new Browser(port);
        worker.signIn("worker@example.com", People.PASSWORD);

        for (var path : new String[] {"/server/policies", "/server/branding", "/server/maintenance", "/server/logs"}) {
            assertThat(worker.open(path).statusCode()).as(path).isEqualTo(403);
            assertThat(new Browser(port).open(path).statusCode()).as(path).isEqualTo(302);
        }
        assertThat(worker.open("/account").body()).doesNotContain("/server/");
    }

    @Test
    void laysColoursOverTheThemes() {
        saveBranding("EXTENDS", "--brand: #08573E;", "");

        var sheet = theme(admin.open("/account").body());
        var css = admin.open(sheet);
        assertThat(css.body()).contains(":root[lang][data-theme=\"light\"] { --brand: #08573e; }");
        assertThat(css.headers().firstValue("Content-Type")).hasValue("text/css;charset=UTF-8");
        assertThat(css.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
        assertThat(new Browser(port).open("/login").body()).contains(sheet, "Sign in", "· Duka");
    }

    @Test
    void takesNothingButColoursOfKnownProperties() {
        for (var typed : new String[] {
            "--brand: red;} body {display: none",
            "--brand: url(https://evil.example)",
            "--space-1: #000000;",
            "color: #000000;",
            "--brand: #12345;"
        }) {
            var answer = submitBranding("LIGHT", typed, "");
            assertThat(answer.statusCode()).as(typed).isEqualTo(422);
        }
        assertThat(submitBranding("LIGHT", "--ink: #eeeeee;", "").body()).contains("contrast of 4.5");
        assertThat(branding.current()).isEqualTo(ServerBranding.DEFAULTS);
    }

    @Test
    void givesEverybodyTheDarkTheme() {
        saveBranding("DARK", "", "");

        assertThat(admin.open("/account").body())
                .contains("data-theme=\"dark\"")
                .doesNotContain("data-theme-switch");
    }

    @Test
    void tellsAllStaffAMessageAndPayersNone() {
        admin.open("/server/maintenance");
        admin.submit("/server/maintenance", Map.of("message", "Back at <noon>"));

        assertThat(admin.open("/account").body()).contains("Back at &lt;noon&gt;");
        assertThat(new Browser(port).open("/login").body()).doesNotContain("Back at");
    }

    @Test
    void asksSearchEnginesToStayAway() {
        assertThat(new Browser(port).open("/login").body()).doesNotContain("noindex");
        people.policy("discourageSearchEngines", true);
        assertThat(new Browser(port).open("/login").body()).contains("<meta name=\"robots\" content=\"noindex\">");
    }

    /** The menu is a promise: whatever it shows opens. */
    @Test
    void opensEveryEntryOfTheMenu() {
        var page = admin.open("/account").body();
        var entries = Pattern.compile("class=\"nav-entry\" href=\"(/[^\"]*)\"")
                .matcher(page)
                .results()
                .map(entry -> entry.group(1))
                .distinct()
                .toList();

        assertThat(entries).contains("/server/policies", "/account", "/stores/create");
        entries.stream()
                .filter(entry -> !entry.endsWith("/index"))
                .forEach(entry ->
                        assertThat(admin.open(entry).statusCode()).as(entry).isEqualTo(200));
    }

    /** Boxes that are not ticked send their marker only, as in a browser. */
    private HttpResponse<String> submitPolicies(Map<String, String> fields) {
        var form = new HashMap<>(fields);
        Pattern.compile("name=\"(_[a-zA-Z]+)\" value=\"on\"")
                .matcher(admin.open("/server/policies").body())
                .results()
                .forEach(marker -> form.put(marker.group(1), "on"));
        return admin.submit("/server/policies", form);
    }

    private void saveBranding(String mode, String light, String dark) {
        assertThat(submitBranding(mode, light, dark).statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> submitBranding(String mode, String light, String dark) {
        admin.open("/server/branding");
        var form = new HashMap<>(Map.of("serverName", "Duka", "mode", mode, "light", light, "dark", dark));
        form.put("contactUrl", "mailto:help@example.com");
        return admin.submit("/server/branding", form);
    }

    private static String theme(String page) {
        var link = Pattern.compile("href=\"(/theme/[0-9a-f]+\\.css)\"").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
