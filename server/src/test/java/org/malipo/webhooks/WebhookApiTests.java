package org.malipo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks over the API, by the statements that existing clients rely on. */
@ServerTest
class WebhookApiTests {
    @Autowired
    private RestTestClient anybody;

    @Autowired
    private People people;

    @Autowired
    private Hooks hooks;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private DeliveryRecords records;

    @Autowired
    private TestClock clock;

    private StoreId store = new StoreId("");
    private @Nullable RestTestClient client;

    /** What came back. */
    private record Answer(int status, JsonNode body) {
        String id() {
            return body.path("id").asString();
        }
    }

    @BeforeEach
    void makeAStore() {
        var owner = people.person(UUID.randomUUID() + "@example.com");
        store = people.store(owner);
        client = People.as(anybody, People.token(people.unrestrictedKey(owner)));
    }

    @AfterEach
    void takeAway() {
        webhooks.ofStore(store).forEach(webhook -> webhooks.delete(webhook.id()));
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a url", "", "/relative", "mailto:ann@example.com", "file:///etc/passwd"})
    void wantsAnAddressThatCanBeCalled(String url) {
        var refused = create("{\"url\":\"%s\"}".formatted(url));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path(0).path("path").asString()).isEqualTo("Url");
    }

    @Test
    void tellsTheSecretOnce() {
        var made = create("{\"url\":\"https://shop.example/hook\"}");

        assertThat(made.body().path("secret").asString()).isNotBlank();
        assertThat(call(HttpMethod.GET, one(made), null).body().has("secret")).isFalse();
        assertThat(call(HttpMethod.GET, ofStore(), null).body().path(0).has("secret"))
                .isFalse();
    }

    @Test
    void wantsEverythingUnlessThatIsDenied() {
        var all = create(
                "{\"url\":\"https://shop.example/hook\",\"authorizedEvents\":{\"specificEvents\":[\"InvoiceCreated\"]}}");
        var some = create("{\"url\":\"https://shop.example/hook\",\"authorizedEvents\":"
                + "{\"everything\":false,\"specificEvents\":[\"InvoiceCreated\"]}}");

        assertThat(all.body().at("/authorizedEvents/everything").asBoolean()).isTrue();
        assertThat(some.body().path("authorizedEvents"))
                .hasToString("{\"everything\":false,\"specificEvents\":[\"InvoiceCreated\"]}");
    }

    @Test
    void keepsTheSecretWhereNoneIsSent() {
        try (var receiver = Receiver.answering(200)) {
            var made = create("{\"url\":\"%s\",\"secret\":\"top-secret\"}".formatted(receiver.url()));

            call(HttpMethod.PUT, one(made), "{\"url\":\"%s\",\"secret\":\" \"}".formatted(receiver.url()));
            hooks.happens(store, "InvoiceCreated", "invoice-1");
            hooks.settle(created(made), 1);

            var received = receiver.all().getFirst();
            assertThat(received.signature())
                    .isEqualTo(Signature.of("top-secret", received.body().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void makesADeliveryAgain() {
        try (var receiver = Receiver.answering(404)) {
            var made = create("{\"url\":\"%s\"}".formatted(receiver.url()));
            hooks.happens(store, "InvoiceCreated", "invoice-1");
            hooks.settle(created(made), 1);
            var first = deliveries(made).path(0);

            var again = call(HttpMethod.POST, one(made) + "/deliveries/" + id(first) + "/redeliver", null);
            hooks.settle(created(made), 1);

            assertThat(first.path("httpCode").asInt()).isEqualTo(404);
            assertThat(first.path("status").asString()).isEqualTo("HttpError");
            assertThat(again.body().isString()).isTrue();
            assertThat(id(deliveries(made).path(0))).isEqualTo(again.body().asString());
        }
    }

    @Test
    void saysThatABodyIsGone() {
        try (var receiver = Receiver.answering(200)) {
            var made = create("{\"url\":\"%s\"}".formatted(receiver.url()));
            hooks.happens(store, "InvoiceCreated", "invoice-1");
            hooks.settle(created(made), 1);
            var delivery = one(made) + "/deliveries/" + id(deliveries(made).path(0));

            clock.tick(Duration.ofDays(61));
            DeliveryPruning.prune(records, clock);

            var request = call(HttpMethod.GET, delivery + "/request", null);
            var again = call(HttpMethod.POST, delivery + "/redeliver", null);
            assertThat(request.status()).isEqualTo(409);
            assertThat(again.status()).isEqualTo(409);
            assertThat(request.body().path("code").asString()).isEqualTo("webhookdelivery-pruned");
            assertThat(again.body().path("code").asString()).isEqualTo("webhookdelivery-pruned");
        }
    }

    private JsonNode deliveries(Answer webhook) {
        return call(HttpMethod.GET, one(webhook) + "/deliveries", null).body();
    }

    private static String id(JsonNode delivery) {
        return delivery.path("id").asString();
    }

    private Webhooks.Created created(Answer made) {
        return new Webhooks.Created(
                webhooks.get(made.id()), made.body().path("secret").asString());
    }

    private Answer create(String body) {
        return call(HttpMethod.POST, ofStore(), body);
    }

    private String ofStore() {
        return "/api/v1/stores/" + store + "/webhooks";
    }

    private static String one(Answer made) {
        return "/api/v1/webhooks/" + made.id();
    }

    private Answer call(HttpMethod method, String uri, @Nullable String body) {
        var request = Objects.requireNonNull(client).method(method).uri(uri);
        var exchange = body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
        var result = exchange.expectBody(String.class).returnResult();
        var text = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                text == null || text.isBlank()
                        ? JsonMapper.shared().missingNode()
                        : JsonMapper.shared().readTree(text));
    }
}
