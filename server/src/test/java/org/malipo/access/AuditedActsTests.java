package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.audit.AuditLine;
import org.malipo.access.audit.AuditSearch;
import org.malipo.access.audit.AuditTable;
import org.malipo.files.Samples;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.RequestHeadersSpec;
import tools.jackson.databind.json.JsonMapper;

/** What people do, and the lines that it leaves in the audit log. */
@ServerTest
class AuditedActsTests {
    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private AuditTable table;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private RestTestClient api;
    private Browser browser = new Browser(0);
    private String store = "";
    private long begin;

    @BeforeEach
    void administratorWithAStore() {
        people.none();
        var admin = people.admin();
        store = people.store(admin).value();
        api = People.as(client, People.token(people.unrestrictedKey(admin)));
        browser = new Browser(port);
        browser.signIn("admin@example.com", People.PASSWORD);
        begin = all(1).stream().findFirst().map(AuditLine::position).orElse(0L);
    }

    @Test
    void storesFromTheirBeginningToTheirEnd() {
        post("/api/v1/stores", "{\"name\":\"Duka\"}");
        put("/api/v1/stores/" + store, "{\"name\":\"Shop 2\",\"invoiceExpiration\":120}");
        browser.open("/stores/" + store + "/settings");
        browser.submit("/stores/" + store + "/archive", Map.of());
        browser.open("/stores/" + store + "/settings");
        browser.submit("/stores/" + store + "/archive", Map.of());
        put(
                "/api/v1/stores/" + store + "/email",
                "{\"server\":\"mail.example.com\",\"port\":587,\"login\":\"me\",\"password\":\"hunter22\",\"from\":\"me@example.com\"}");
        delete("/api/v1/stores/" + store);

        assertThat(done())
                .containsExactly(
                        "store.created",
                        "store.settings.changed",
                        "store.archived",
                        "store.unarchived",
                        "store.email.changed",
                        "member.left");
        assertThat(details("store.settings.changed"))
                .containsEntry("name", "Shop 2")
                .containsKey("invoices.expiration");
    }

    @Test
    void webhooksWithoutTheirSecrets() {
        var hooks = "/api/v1/stores/" + store + "/webhooks";
        var made = post(hooks, "{\"url\":\"https://hook.example.com/very-secret\",\"secret\":\"hunter22\"}");
        var hook = hooks + "/" + JsonMapper.shared().readTree(made).at("/id").asString();
        put(hook, "{\"url\":\"https://hook.example.com/very-secret\",\"secret\":\"hunter23\"}");
        delete(hook);

        assertThat(done()).containsExactly("webhook.created", "webhook.changed", "webhook.deleted");
        assertThat(details("webhook.changed"))
                .containsEntry("host", "hook.example.com")
                .containsEntry("newSecret", "true");
    }

    @Test
    void walletsWithoutTheirWords() {
        var wallet = "/api/v1/stores/" + store + "/payment-methods/BTC-CHAIN";
        var made = post(wallet + "/wallet/generate", "{\"savePrivateKeys\":true,\"wordCount\":12}");
        var config = JsonMapper.shared()
                .readTree(made)
                .at("/config/accountDerivation")
                .asString();
        put(wallet, "{\"enabled\":false}");
        put(wallet, "{\"enabled\":true}");
        put(wallet, "{\"config\":\"" + config + "\"}");
        delete(wallet);
        delete(wallet);

        assertThat(done())
                .containsExactly(
                        "wallet.generated", "wallet.disabled", "wallet.enabled", "wallet.configured", "wallet.removed");
        assertThat(details("wallet.generated")).containsEntry("hot", "true").containsOnlyKeys("hot", "label", "source");
    }

    @Test
    void filesThatComeAndGo() {
        var made = api.post()
                .uri("/api/v1/stores/" + store + "/logo")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(Samples.form("logo.png", Samples.picture("png")))
                .exchange();
        made.expectStatus().isOk();
        delete("/api/v1/stores/" + store + "/logo");

        assertThat(done())
                .containsExactlyInAnyOrder(
                        "file.stored", "store.settings.changed", "file.deleted", "store.settings.changed");
    }

    @Test
    void theLogoOfTheServer() {
        browser.open("/server/branding");
        browser.upload("/server/branding/logo", "logo.png", Samples.picture("png"));
        browser.submit("/server/branding/logo/delete", Map.of());

        assertThat(done())
                .containsExactlyInAnyOrder(
                        "file.stored", "server.branding.changed", "file.deleted", "server.branding.changed");
        assertThat(details("server.branding.changed")).containsOnlyKeys("logo");
    }

    @Test
    void secondFactorsAndRecoveryCodes() {
        var user = new UserId(adminId());
        var app = AuthenticatorApp.with(factors.offerApp(user).toLowerCase(Locale.ROOT), clock);
        browser.open("/account/enableauthenticator");
        browser.submit("/account/enableauthenticator", Map.of("code", app.code()));
        browser.open("/account/twofactorauthentication");
        browser.submit("/account/twofactorauthentication/recovery-codes", Map.of("current", People.PASSWORD));
        browser.submit("/account/twofactorauthentication/disable", Map.of("current", "wrong"));
        browser.submit("/account/twofactorauthentication/disable", Map.of("current", People.PASSWORD));

        assertThat(done())
                .containsExactly(
                        "factor.app.added",
                        "factor.codes.made",
                        "factor.codes.made",
                        "factor.app.removed",
                        "user.sessions.ended");
    }

    @Test
    void whatAnAdministratorDecides() {
        people.policy("lockSubscription", true);
        browser.open("/server/maintenance");
        browser.submit("/server/maintenance", Map.of("message", "Back at noon"));
        put(
                "/api/v1/server/email",
                "{\"server\":\"mail.example.com\",\"port\":587,\"enableStoresToUseServerEmailSettings\":false}");
        var person = people.person("p@example.com");
        browser.open("/server/users/" + person.id());
        browser.submit("/server/users/" + person.id() + "/disable", Map.of());
        browser.submit("/server/users/" + person.id() + "/enable", Map.of());
        browser.submit(
                "/server/users/" + person.id() + "/password",
                Map.of("password", "given to you", "confirmation", "given to you"));
        browser.submit("/server/users/" + person.id() + "/delete", Map.of());

        assertThat(done())
                .containsExactly(
                        "server.policies.changed",
                        "server.branding.changed",
                        "server.email.changed",
                        "server.policies.changed",
                        "user.disabled",
                        "user.enabled",
                        "user.password.set",
                        "user.removed");
        assertThat(details("server.branding.changed")).containsExactlyEntriesOf(Map.of("message", "Back at noon"));
        assertThat(details("server.policies.changed")).containsOnlyKeys("disableStoresToUseServerEmailSettings");
    }

    @Test
    void sessionsKeysAndRoles() {
        browser.open("/account/sessions");
        browser.submit("/account/sessions/end", Map.of());
        post("/api/v1/api-keys", "{\"label\":\"till\",\"permissions\":[]}");
        delete("/api/v1/api-keys/current");
        browser.open("/stores/" + store + "/roles/create");
        var form = Map.of("name", "Night", "permissions", "btcpay.store.canviewinvoices");
        browser.submit("/stores/" + store + "/roles/create", form);
        browser.submit("/stores/" + store + "/roles/Night", form);
        browser.submit("/stores/" + store + "/roles/Night/delete", Map.of());

        assertThat(done())
                .containsExactly(
                        "user.sessions.ended",
                        "key.created",
                        "key.deleted",
                        "role.created",
                        "role.changed",
                        "role.deleted");
    }

    private String adminId() {
        return JsonMapper.shared()
                .readTree(call(HttpMethod.GET, "/api/v1/users/me", ""))
                .at("/id")
                .asString();
    }

    private List<String> done() {
        var lines = since().toList();
        assertThat(lines.toString())
                .doesNotContain("hunter2")
                .doesNotContain("very-secret")
                .doesNotContain("given to you");
        return lines.stream().map(AuditLine::action).toList();
    }

    /** {@return the details of the newest line of that action} */
    private Map<String, String> details(String action) {
        return since().filter(line -> line.action().equals(action))
                .toList()
                .getLast()
                .details();
    }

    private Stream<AuditLine> since() {
        return all(100).reversed().stream().filter(line -> line.position() > begin);
    }

    private List<AuditLine> all(int most) {
        return table.list(AuditSearch.all(null), Long.MAX_VALUE, most);
    }

    private String post(String path, String body) {
        return call(HttpMethod.POST, path, body);
    }

    private String put(String path, String body) {
        return call(HttpMethod.PUT, path, body);
    }

    private String delete(String path) {
        return call(HttpMethod.DELETE, path, "");
    }

    private String call(HttpMethod method, String path, String body) {
        var request = api.method(method).uri(path);
        RequestHeadersSpec<?> sent = body.isEmpty()
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).body(body);
        return String.valueOf(sent.exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
