package org.malipo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.malipo.access.People.as;
import static org.malipo.access.People.basic;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A webhook as its store's people see it, on pages and over the calls that are ours. */
@ServerTest
class WebhookPagesTests {
    @Autowired
    People people;

    @Autowired
    Hooks hooks;

    @Autowired
    Webhooks webhooks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RestTestClient client;

    @LocalServerPort
    int port;

    private StoreId store = new StoreId("");
    private String email = "";
    private Browser browser = new Browser(0);

    @BeforeEach
    void makeAStore() {
        people.none();
        people.admin();
        email = UUID.randomUUID() + "@example.com";
        store = people.store(people.person(email));
        browser = new Browser(port);
        browser.signIn(email, People.PASSWORD);
    }

    @AfterEach
    void takeAway() {
        webhooks.ofStore(store).forEach(webhook -> webhooks.delete(webhook.id()));
    }

    @Test
    void saysWhyNoAnswerCameInTheLanguageOfThePage() {
        var created = hooks.webhook(store, "http://127.0.0.1:9/");
        hooks.happens(store, "InvoiceSettled", "invoice-1");
        await().until(() -> hooks.deliveries(created).size() == 1);
        var page = address(created) + "/deliveries/"
                + hooks.deliveries(created).getFirst().id();

        assertThat(browser.open(page).body()).contains("The receiver may not be running.");
        assertThat(browser.open(page + "?lang=sw").body()).contains("Muunganisho ulikataliwa.");
    }

    @Test
    void showsWhatWasSentAndAnswered() {
        try (var receiver = Receiver.answering(202)) {
            var created = hooks.webhook(store, receiver.url());
            hooks.happens(store, "InvoiceSettled", "invoice-1");
            hooks.settle(created, 1);
            var delivery = hooks.deliveries(created).getFirst();

            var page = browser.open(address(created) + "/deliveries/" + delivery.id());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Malipo-Signature: t=", "BTCPay-Sig: sha256=", "\"type\": \"InvoiceSettled\"")
                    .containsIgnoringCase("x-shop: till 4")
                    .contains("Thank you for InvoiceSettled", "ms to connect");
            var raw = browser.open(address(created) + "/deliveries/" + delivery.id() + "/body");
            assertThat(raw.body()).isEqualTo(receiver.all().getFirst().body());
        }
    }

    @Test
    void sendsATestAndShowsIt() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            browser.open(address(created));

            var sent = browser.submit(address(created) + "/test", Map.of("type", "InvoiceExpired"));

            assertThat(sent.statusCode()).isEqualTo(302);
            await().until(() -> hooks.deliveries(created).size() == 1);
            var page = browser.open(sent.headers().firstValue("Location").orElseThrow());
            assertThat(page.body()).contains("Invoice expired", "Made up, to try the receiver", "__test__");
        }
    }

    @Test
    void leafsThroughDeliveries() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            for (int i = 0; i < 60; i++) {
                hooks.happens(store, "InvoiceCreated", "invoice-" + i);
            }
            hooks.settle(created, 60);
            var fiftieth = hooks.deliveries(created).get(49).id();

            var first = browser.open(address(created));
            var second = browser.open(address(created) + "?before=" + fiftieth);

            assertThat(first.body()).contains("?before=" + fiftieth).doesNotContain("#deliveries\">Newest");
            assertThat(second.body())
                    .doesNotContain("Older deliveries")
                    .contains("#deliveries\">Newest")
                    .contains(hooks.deliveries(created).get(59).id());
        }
    }

    @Test
    void resumesAPausedWebhook() {
        var created = hooks.webhook(store, "https://example.com/hook");
        jdbc.sql("update webhook set paused_at = now() where id = :id")
                .param("id", created.webhook().id())
                .update();
        assertThat(browser.open("/stores/" + store + "/webhooks").body()).contains("Paused");
        assertThat(browser.open(address(created)).body()).contains("This webhook is paused", "Send what waits");

        browser.submit(address(created) + "/resume", Map.of());

        assertThat(browser.open(address(created)).body()).doesNotContain("This webhook is paused");
    }

    @Test
    void changesTheSecret() {
        var created = hooks.webhook(store, "https://example.com/hook");
        browser.open(address(created));

        var page = browser.submit(address(created) + "/secret", Map.of());
        assertThat(page.body()).contains("The new secret is ready").doesNotContain(created.secret());
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(browser.open(address(created)).body()).contains("The former secret is valid until");

        browser.submit(address(created) + "/secret/previous/end", Map.of());
        assertThat(browser.open(address(created)).body()).doesNotContain("The former secret is valid until");
    }

    @Test
    void sendsAPartOfTheHistoryAgain() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            hooks.happens(store, "InvoiceCreated", "one");
            hooks.settle(created, 1);
            browser.open(address(created) + "/replays");

            var wrong = browser.submit(address(created) + "/replays", Map.of("from", "yesterday", "to", ""));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("value=\"yesterday\"", "There are no events from there on");
            var position = Long.toString(receiver.all().getFirst().position());
            browser.submit(address(created) + "/replays", Map.of("from", position, "to", position));

            await().until(() -> receiver.all().size() == 2);
            await().until(() ->
                    browser.open(address(created) + "/replays").body().contains("Ended"));
        }
    }

    @Test
    void doesTheSameOverTheApi() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            hooks.happens(store, "InvoiceCreated", "one");
            hooks.settle(created, 1);

            assertThat(post(created, "/secret/rotate", "{\"hours\": 1}")
                            .get("secret")
                            .asString())
                    .isNotEqualTo(created.secret());
            assertThat(post(created, "/resume", "{}").get("waiting").asInt()).isZero();
            assertThat(post(created, "/test", "{}").isString()).isTrue();
            var replay = post(created, "/replays", "{\"from\": 1577836800}");
            assertThat(replay.get("fromPosition").asLong()).isPositive();

            await().until(() -> receiver.all().size() == 3);
        }
    }

    private JsonNode post(Webhooks.Created created, String path, String body) {
        var answer = as(client, basic(email, People.PASSWORD))
                .post()
                .uri("/api/v1" + address(created) + path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        return JsonMapper.shared().readTree(String.valueOf(answer.getResponseBody()));
    }

    private String address(Webhooks.Created created) {
        return "/stores/" + store + "/webhooks/" + created.webhook().id();
    }
}
