package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading the audit log over the API, as a file and on pages. */
@ServerTest
class AuditApiTests {
    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private Audit audit;

    @Autowired
    private Memberships memberships;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private Account owner;
    private StoreId store = new StoreId("");
    private StoreId other = new StoreId("");
    private RestTestClient asAdmin;
    private RestTestClient asOwner;

    @BeforeEach
    void twoStores() {
        people.none();
        asAdmin = as(people.admin());
        owner = people.person("owner@example.com");
        store = people.store(owner);
        asOwner = as(owner);
        other = people.store(people.person("stranger@example.com"));
    }

    @Test
    void showsAStoreItsOwnLinesAndTheServerAll() {
        audit.record(new AuditEntry("webhook.created", store, "webhook:1", Map.of("host", "example.com")), owner.id());
        audit.record(new AuditEntry("webhook.deleted", other, "webhook:2"));
        audit.record(new AuditEntry("server.policies.changed", null, "policies"));

        var line = json(asOwner, ofStore("")).get(0);
        assertThat(json(asOwner, ofStore(""))).hasSize(1);
        assertThat(line.at("/action").asString()).isEqualTo("webhook.created");
        assertThat(line.at("/userId").asString()).isEqualTo(owner.id().value());
        assertThat(line.at("/userEmail").asString()).isEqualTo("owner@example.com");
        assertThat(line.at("/storeId").asString()).isEqualTo(store.value());
        assertThat(line.at("/details/host").asString()).isEqualTo("example.com");
        assertThat(line.at("/time").isIntegralNumber()).isTrue();
        assertThat(line.at("/hash").asString()).hasSize(64);
        assertThat(actions(asAdmin, "/api/v1/server/audit?limit=3"))
                .containsExactly("server.policies.changed", "webhook.deleted", "webhook.created");
    }

    @Test
    void isForThoseWhoLookAfterTheStoreOrTheServer() {
        var manager = people.person("manager@example.com");
        memberships.add(store, manager.id(), "Manager");
        var asManager = as(manager);

        for (var end : List.of("", ".csv")) {
            assertThat(status(asOwner, "/api/v1/stores/" + other + "/audit" + end))
                    .isEqualTo(403);
            assertThat(status(asOwner, "/api/v1/server/audit" + end)).isEqualTo(403);
            assertThat(status(asManager, "/api/v1/stores/" + store + "/audit" + end))
                    .isEqualTo(403);
            assertThat(status(client, "/api/v1/server/audit" + end)).isEqualTo(401);
            assertThat(status(asAdmin, "/api/v1/server/audit" + end)).isEqualTo(200);
        }
    }

    @Test
    void skipsNoLineAndShowsNoneTwiceWhileOthersAreAdded() {
        add(10);
        var seen = new ArrayList<String>();
        var after = "";
        for (var page = json(asOwner, ofStore("?limit=3"));
                !page.isEmpty();
                page = json(asOwner, ofStore("?limit=3" + after))) {
            page.forEach(line -> seen.add(line.at("/object").asString()));
            after = "&after=" + page.get(page.size() - 1).at("/position").asString();
            audit.record(new AuditEntry("key.deleted", store, "late"));
        }

        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 10)
                        .mapToObj(number -> "key:" + (9 - number))
                        .toList());
    }

    @Test
    void findsByActionPersonObjectAndTime() {
        audit.record(new AuditEntry("store.archived", store, "store:1"), owner.id());
        audit.record(new AuditEntry("storefront.opened", store, "store:2"));

        assertThat(actions(asOwner, ofStore("?action=store"))).containsExactly("store.archived");
        assertThat(actions(asOwner, ofStore("?action=store."))).containsExactly("store.archived");
        assertThat(actions(asOwner, ofStore("?action=store.archived"))).containsExactly("store.archived");
        assertThat(actions(asOwner, ofStore("?action=sto"))).isEmpty();
        assertThat(actions(asOwner, ofStore("?user=OWNER@example.com"))).containsExactly("store.archived");
        assertThat(actions(asOwner, ofStore("?user=" + owner.id()))).containsExactly("store.archived");
        assertThat(actions(asOwner, ofStore("?object=store:2"))).containsExactly("storefront.opened");
        assertThat(actions(asOwner, ofStore("?since=4000000000"))).isEmpty();
        assertThat(actions(asOwner, ofStore("?until=2001-01-01"))).isEmpty();
        assertThat(actions(asOwner, ofStore("?since=2001-01-01&until=4000000000")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action=Webhook%25",
                "action=a&action=b",
                "user=nobody@example.com",
                "user=a%00b",
                "object=a%00b",
                "since=yesterday",
                "since=2026-02-30",
                "until=99999999999999999999",
                "since=2000&until=1000",
                "after=0",
                "after=x",
                "limit=0",
                "limit=1001",
                "limit=many"
            })
    void namesWhatItCantRead(String query) {
        var field = query.substring(0, query.indexOf('='));
        for (var path : List.of("/audit?", "/audit.csv?")) {
            asOwner.get()
                    .uri(URI.create("/api/v1/stores/" + store + path + query))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$[0].path")
                    .isEqualTo(field);
        }
        assertThat(signedIn("owner@example.com")
                        .open("/stores/" + store + "/audit?" + query)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void writesAFileThatNoSpreadsheetTakesForAFormula() {
        audit.record(new AuditEntry("key.created", store, "=cmd|' /C calc'!A0", Map.of("label", "a \"b\", c")));

        var file = text(asOwner, "/api/v1/stores/" + store + "/audit.csv");

        assertThat(file.lines().toList()).hasSize(2);
        assertThat(file)
                .startsWith("\"position\",\"time\",\"action\",")
                .contains("\"'=cmd|' /C calc'!A0\"", "\"{\"\"label\"\":\"\"a \\\"\"b\\\"\", c\"\"}\"");
    }

    @Test
    void writesAllLinesOfALongLogIntoTheFile() {
        add(1_100);

        var lines = text(asOwner, "/api/v1/stores/" + store + "/audit.csv?action=key")
                .lines()
                .skip(1)
                .toList();

        assertThat(lines).hasSize(1_100).doesNotHaveDuplicates();
        assertThat(lines.getFirst()).contains("\"key:1099\"");
    }

    @Test
    void tellsBothPersonsOfAnImpersonatedAct() {
        var desk = signedIn("admin@example.com");
        desk.open("/server/users/" + owner.id());
        desk.submit("/server/users/" + owner.id() + "/impersonate", Map.of("reason", "She asked"));
        desk.open("/account");
        desk.submit("/account/profile", Map.of("email", "owner@example.com", "name", "Asha"));
        desk.submit("/account/impersonation/stop", Map.of());

        var lines = json(asAdmin, "/api/v1/server/audit?user=admin@example.com&action=user");
        assertThat(lines)
                .extracting(
                        line -> line.at("/action").asString(),
                        line -> line.at("/userEmail").asString(),
                        line -> line.at("/impersonatorEmail").asString())
                .startsWith(
                        tuple("user.impersonation.ended", "owner@example.com", "admin@example.com"),
                        tuple("user.profile.changed", "owner@example.com", "admin@example.com"));
        assertThat(desk.open("/server/audit?user=owner@example.com").body())
                .contains("by the hand of admin@example.com");
    }

    @Test
    void leadsThroughThePages() {
        add(60);
        var browser = signedIn("owner@example.com");
        var path = "/stores/" + store + "/audit";

        var first = browser.open(path + "?action=key").body();
        assertThat(first)
                .contains("key:59", "key:10<", path + ".csv?action=key")
                .doesNotContain("key:9<");
        var older =
                first.replaceAll("(?s).*href=\"([^\"]*after=[^\"]*)\".*", "$1").replace("&amp;", "&");
        assertThat(browser.open(older).body())
                .contains("key:9<", "key:0<", path + "?action=key\"")
                .doesNotContain("key:10<");
        assertThat(browser.open(path + ".csv?action=key").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"audit.csv\"");
        assertThat(browser.open("/server/audit").statusCode()).isEqualTo(403);
        assertThat(browser.open(path + "?user=nobody@example.com").body()).contains("id=\"user-error\"");
        assertThat(signedIn("admin@example.com").open("/server/audit").body()).contains("API key made", "Shop");
    }

    private void add(int lines) {
        transaction.executeWithoutResult(_ -> IntStream.range(0, lines)
                .forEach(number -> audit.record(new AuditEntry("key.created", store, "key:" + number))));
    }

    private RestTestClient as(Account account) {
        return People.as(client, People.token(people.unrestrictedKey(account)));
    }

    private Browser signedIn(String email) {
        var browser = new Browser(port);
        browser.signIn(email, People.PASSWORD);
        return browser;
    }

    private String ofStore(String query) {
        return "/api/v1/stores/" + store + "/audit" + query;
    }

    private static int status(RestTestClient client, String path) {
        return client.get().uri(path).exchange().returnResult().getStatus().value();
    }

    private static String text(RestTestClient client, String path) {
        return String.valueOf(client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static JsonNode json(RestTestClient client, String path) {
        return JsonMapper.shared().readTree(text(client, path));
    }

    private static List<String> actions(RestTestClient client, String path) {
        return json(client, path)
                .valueStream()
                .map(line -> line.at("/action").asString())
                .toList();
    }
}
