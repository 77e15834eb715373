package org.malipo.notifications;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.malipo.access.People.as;
import static org.malipo.access.People.basic;
import static org.malipo.access.People.token;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.AccountLetters;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people are told inside the application: over the API, on pages, live. */
@ServerTest
@AutoConfigureRestTestClient
@Import(People.class)
class NotificationTests {
    private static final String LIST = "/api/v1/users/me/notifications";
    private static final String SETTINGS = "/api/v1/users/me/notification-settings";

    @Autowired
    private People people;

    @Autowired
    private Notices notices;

    @Autowired
    private AccountLetters letters;

    @Autowired
    private Outbox outbox;

    @Autowired
    private RestTestClient client;

    @LocalServerPort
    private int port;

    private StoreId store = new StoreId("");
    private @Nullable Account known;
    private @Nullable Account admin;

    @BeforeEach
    void makeAStore() {
        people.none();
        admin = people.admin();
        var owner = people.person("owner@example.com");
        store = people.store(owner);
        known = owner;
    }

    @Test
    void tellsMembersWhatBecameOfAnInvoice() {
        var stranger = people.person("stranger@example.com");
        happens("InvoiceCreated", "one", "{}");
        happens("InvoiceSettled", "one", "{}");
        happens("InvoicePaidAfterExpiration", "two", "{}");
        happens("InvoiceExpiredPaidPartial", "three", "{}");
        happens("InvoiceInvalid", "four", "{}");

        await().until(() -> list(owner(), "").size() == 4);

        assertThat(values(list(owner(), ""), "identifier"))
                .containsExactly(
                        "invoice_failedToConfirm",
                        "invoice_expiredPaidPartial",
                        "invoice_paidAfterExpiration",
                        "invoice_confirmed");
        var settled = list(owner(), "").get(3);
        assertThat(settled.get("type").asString()).isEqualTo("invoicestate");
        assertThat(settled.get("body").asString()).isEqualTo("Invoice one is settled.");
        assertThat(settled.get("storeId").asString()).isEqualTo(store.value());
        assertThat(settled.get("link").asString())
                .isEqualTo("http://localhost:" + port + "/stores/" + store + "/invoices/one");
        assertThat(settled.get("seen").asBoolean()).isFalse();
        assertThat(settled.get("createdTime").isIntegralNumber()).isTrue();
        assertThat(list(stranger, "")).isEmpty();
    }

    @Test
    void tellsNobodyWhatSomebodyDecidedByHand() {
        happens("InvoiceSettled", "by-hand", "{\"manuallyMarked\":true}");
        happens("InvoiceSettled", "paid", "{\"manuallyMarked\":false}");

        await().until(() -> !list(owner(), "").isEmpty());

        assertThat(values(list(owner(), ""), "body")).containsExactly("Invoice paid is settled.");
    }

    @Test
    void tellsAdministratorsWhoWaitsForThem() {
        letters.approvalRequested(owner(), "https://shop.example/server/users");

        var told = list(requireNonNull(admin), "").get(0);
        assertThat(told.get("identifier").asString()).isEqualTo("newuserrequiresapproval");
        assertThat(told.get("storeId").isNull()).isTrue();
        assertThat(told.get("body").asString()).startsWith("owner@example.com ");
        assertThat(list(owner(), "")).isEmpty();
    }

    @Test
    void filtersThenSkipsThenTakes() {
        var other = people.store(owner());
        raise(store, "a");
        raise(other, "b");
        raise(store, "c");
        raise(store, "d");

        assertThat(named(list(owner(), "?skip=1&take=1"))).containsExactly("c");
        assertThat(named(list(owner(), "?skip=1&take=1&storeId=" + store))).containsExactly("c");
        assertThat(named(list(owner(), "?skip=2&storeId=" + store))).containsExactly("a");
        assertThat(named(list(owner(), "?storeId=" + other))).containsExactly("b");
        assertThat(named(list(owner(), "?storeId=" + other + "&storeId=" + store)))
                .containsExactly("d", "c", "b", "a");
    }

    @Test
    void setsAndTurnsOverWhatIsSeen() {
        raise(store, "a");
        var id = list(owner(), "").get(0).get("id").asString();

        assertThat(put(owner(), LIST + "/" + id, "{\"seen\":true}").get("seen").asBoolean())
                .isTrue();
        assertThat(list(owner(), "?seen=false")).isEmpty();
        assertThat(list(owner(), "?seen=true")).hasSize(1);
        assertThat(put(owner(), LIST + "/" + id, "{\"seen\":null}").get("seen").asBoolean())
                .isFalse();
        assertThat(put(owner(), LIST + "/" + id, "{}").get("seen").asBoolean()).isTrue();
    }

    @Test
    void missesAndDeletesOnlyWhatIsOnesOwn() {
        raise(store, "a");
        var id = list(owner(), "").get(0).get("id").asString();
        var stranger = people.person("stranger@example.com");

        as(client, auth(stranger))
                .get()
                .uri(LIST + "/" + id)
                .exchange()
                .expectStatus()
                .isNotFound();
        as(client, auth(stranger))
                .delete()
                .uri(LIST + "/" + id)
                .exchange()
                .expectStatus()
                .isOk();
        as(client, auth(owner()))
                .get()
                .uri(LIST + "/unknown")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("notification-not-found");
        assertThat(list(owner(), "")).hasSize(1);
        as(client, auth(owner()))
                .delete()
                .uri(LIST + "/" + id)
                .exchange()
                .expectStatus()
                .isOk();
        as(client, auth(owner()))
                .delete()
                .uri(LIST + "/" + id)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(list(owner(), "")).isEmpty();
    }

    @Test
    void needsThePermission() {
        var view = token(people.key(owner(), "btcpay.user.canviewnotificationsforuser"));
        raise(store, "a");
        var id = list(owner(), "").get(0).get("id").asString();

        as(client, view).get().uri(LIST).exchange().expectStatus().isOk();
        as(client, view).delete().uri(LIST + "/" + id).exchange().expectStatus().isForbidden();
        as(client, view).get().uri(SETTINGS).exchange().expectStatus().isForbidden();
    }

    @Test
    void mutesInEitherSpelling() {
        var answer = put(owner(), SETTINGS, "{\"disabled\":[\"invoice_confirmed\",\"payout\",\"nonsense\"]}");

        assertThat(enabled(answer, "invoicestate_invoice_confirmed")).isFalse();
        assertThat(enabled(answer, "payout")).isFalse();
        assertThat(enabled(answer, "invoicestate_invoice_paidAfterExpiration")).isTrue();
        raise(store, "muted");
        assertThat(list(owner(), "")).isEmpty();
        put(owner(), SETTINGS, "{\"disabled\":[\"invoicestate\",null]}");
        raise(store, "muted");
        assertThat(list(owner(), "")).isEmpty();
        put(owner(), SETTINGS, "{\"disabled\":[\"invoicestate_invoice_failedToConfirm\"]}");
        raise(store, "heard");
        assertThat(named(list(owner(), ""))).containsExactly("heard");
    }

    @Test
    void mutesEverything() {
        var answer = put(owner(), SETTINGS, "{\"disabled\":[\"all\"]}");

        assertThat(values(answer.get("notifications"), "enabled")).containsOnly("false");
        assertThat(values(answer.get("notifications"), "identifier"))
                .contains("newversion", "newuserrequiresapproval", "invoicestate", "external-payout-transaction");
        raise(store, "muted");
        assertThat(list(owner(), "")).isEmpty();
    }

    @Test
    void keepsTheNewestHundredUnseenWhenThereAreTooMany() {
        notices.raiseAll(IntStream.range(0, 149)
                .mapToObj(number -> notice(store, "i" + number))
                .toList());
        assertThat(list(owner(), "?seen=false")).hasSize(149);

        raise(store, "last");

        assertThat(list(owner(), "?seen=false")).hasSize(100);
        assertThat(list(owner(), "?seen=true")).hasSize(50);
        assertThat(named(list(owner(), "?seen=true&take=1"))).containsExactly("i49");
        assertThat(signedIn().open("/notifications").body()).contains("<span data-bell-count>99+</span>");
    }

    @Test
    void opensWhatANoticeIsAboutAndMarksIt() {
        raise(store, "a");
        notices.raise(new Notice(NoticeKind.INVOICE_CONFIRMED, store, List.of("b"), "https://evil.example/"));
        var ids = values(list(owner(), ""), "id");
        var browser = signedIn();

        var opened = browser.open("/notifications/" + ids.get(1) + "/open");
        var astray = browser.open("/notifications/" + ids.get(0) + "/open");

        assertThat(opened.headers().firstValue("Location").orElse("")).endsWith("/stores/" + store + "/invoices/a");
        assertThat(astray.headers().firstValue("Location").orElse(""))
                .endsWith("/notifications")
                .doesNotContain("evil");
        assertThat(list(owner(), "?seen=false")).isEmpty();
    }

    @Test
    void filtersAndMarksOnThePage() {
        raise(store, "a");
        raise(store, "b");
        var first = list(owner(), "").get(0).get("id").asString();
        var browser = signedIn();
        assertThat(browser.open("/notifications").body()).contains("Invoice a is settled.", "Invoice b is settled.");

        browser.submit("/notifications", Map.of("command", "seen", "id", first, "returnUrl", "//evil.example"));
        assertThat(browser.open("/notifications?state=unseen").body())
                .contains("Invoice a is settled.")
                .doesNotContain("Invoice b is settled.");
        browser.submit("/notifications", Map.of("command", "all-seen"));
        assertThat(list(owner(), "?seen=false")).isEmpty();
        browser.submit("/notifications", Map.of("command", "delete", "id", first));
        assertThat(named(list(owner(), ""))).containsExactly("a");
    }

    @Test
    void choosesOnThePageWhatIsTold() {
        var browser = signedIn();
        assertThat(browser.open("/notifications/settings").body())
                .contains("Invoice is settled")
                .doesNotContain("New user requires approval");

        browser.submit("/notifications/settings", Map.of("wanted", "payout"));

        raise(store, "muted");
        assertThat(list(owner(), "")).isEmpty();
        assertThat(browser.open("/notifications/settings?saved=true").body())
                .contains("value=\"payout\" checked")
                .doesNotContain("value=\"invoicestate_invoice_confirmed\" checked");
    }

    @Test
    void tellsAnOpenPageAtOnce() {
        var lines = live(owner());
        assertThat(nextUnseen(lines)).isEqualTo("0");

        raise(store, "a");
        assertThat(nextUnseen(lines)).isEqualTo("1");

        notices.setAllSeen(owner().id());
        assertThat(nextUnseen(lines)).isEqualTo("0");
    }

    private Iterator<String> live(Account who) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/notifications/events"))
                .header("Authorization", auth(who))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofLines())
                .join()
                .body()
                .iterator();
    }

    private static String nextUnseen(Iterator<String> lines) {
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("data:")) {
                return line.substring(5).strip();
            }
        }
        throw new AssertionError("The stream ended");
    }

    private Account owner() {
        return requireNonNull(known);
    }

    private Browser signedIn() {
        var browser = new Browser(port);
        browser.signIn(owner().email(), People.PASSWORD);
        return browser;
    }

    private void happens(String type, String invoice, String payload) {
        outbox.append(new NewEvent(type, store.value(), invoice, payload));
    }

    private void raise(StoreId where, String invoice) {
        notices.raise(notice(where, invoice));
    }

    private static Notice notice(StoreId where, String invoice) {
        return new Notice(
                NoticeKind.INVOICE_CONFIRMED, where, List.of(invoice), "/stores/" + where + "/invoices/" + invoice);
    }

    private JsonNode list(Account who, String query) {
        return json(as(client, auth(who))
                .get()
                .uri(URI.create("http://localhost:" + port + LIST + query))
                .exchange());
    }

    private JsonNode put(Account who, String path, String body) {
        return json(as(client, auth(who))
                .put()
                .uri(path)
                .header("Content-Type", "application/json")
                .body(body)
                .exchange());
    }

    private static JsonNode json(RestTestClient.ResponseSpec answer) {
        var body = answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    private static String auth(Account who) {
        return basic(who.email(), People.PASSWORD);
    }

    private static List<String> values(JsonNode list, String member) {
        return list.valueStream().map(one -> one.get(member).asString()).toList();
    }

    /** {@return the invoices that notices are about} */
    private static List<String> named(JsonNode list) {
        return list.valueStream()
                .map(one -> one.get("body").asString().split(" ")[1])
                .toList();
    }

    private static boolean enabled(JsonNode settings, String identifier) {
        return settings.get("notifications")
                .valueStream()
                .filter(line -> line.get("identifier").asString().equals(identifier))
                .findFirst()
                .orElseThrow()
                .get("enabled")
                .asBoolean();
    }
}
