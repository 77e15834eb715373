package org.malipo.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.malipo.stores.StoreDeletion;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an event to somebody's server. */
@ServerTest
class WebhookDeliveryTests {
    @Autowired
    People people;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Redelivery redelivery;

    @Autowired
    ClaimWorkers<ClaimedDelivery> workers;

    @Autowired
    DeliveryRecords records;

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private StoreId store = new StoreId("");

    @BeforeEach
    void makeAStore() {
        store = people.store(people.person(UUID.randomUUID() + "@example.com"));
    }

    @AfterEach
    void turnBack() {
        webhooks.ofStore(store).forEach(webhook -> webhooks.delete(webhook.id()));
        clock.reset();
    }

    @Test
    void tellsASignedEvent() {
        try (var receiver = Receiver.answering(200)) {
            var created = webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));

            happens("InvoiceCreated", "invoice-1");

            await().until(() -> receiver.all().size() == 1);
            var received = receiver.all().getFirst();
            assertThat(received.signature())
                    .isEqualTo(Signature.of(created.secret(), received.body().getBytes(UTF_8)));
            assertThat(received.json().get("invoiceId").asString()).isEqualTo("invoice-1");
            assertThat(received.json().get("webhookId").asString())
                    .isEqualTo(created.webhook().id());
            await().until(() -> deliveries(created).size() == 1);
            assertThat(deliveries(created).getFirst().outcome()).isEqualTo(Delivery.Outcome.HTTP_SUCCESS);
        }
    }

    @Test
    void tellsTheEventsOfAnInvoiceInOrder() {
        var types = List.of("InvoiceCreated", "InvoiceReceivedPayment", "InvoiceProcessing", "InvoiceSettled");
        try (var receiver = Receiver.answering(200)) {
            webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));

            types.forEach(type -> happens(type, "invoice-2"));

            await().until(() -> receiver.all().size() == types.size());
            assertThat(receiver.types()).isEqualTo(types);
        }
    }

    /** Until the store is cleared away, its webhooks are still there. */
    @Test
    void tellsNothingForAStoreThatIsDeleted(@Autowired StoreDeletion deletion) {
        try (var receiver = Receiver.answering(200)) {
            var created = webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));
            deletion.delete(store);

            happens("InvoiceCreated", "invoice-9");

            await().until(() -> deliveries(created).size() == 1);
            assertThat(deliveries(created).getFirst().error()).isEqualTo("The webhook was deleted");
            assertThat(receiver.all()).isEmpty();
        }
    }

    @Test
    void tellsOnlyWhatIsWanted() {
        try (var receiver = Receiver.answering(200)) {
            webhooks.create(store, settings(receiver.url(), new AuthorizedEvents(false, List.of("InvoiceSettled"))));

            happens("InvoiceCreated", "invoice-3");
            happens("InvoiceSettled", "invoice-3");

            await().until(() -> !receiver.all().isEmpty());
            assertThat(receiver.types()).containsExactly("InvoiceSettled");
        }
    }

    @Test
    void triesAgainWhenTheReceiverFailed() {
        var first = new AtomicBoolean(true);
        try (var receiver = new Receiver(received -> first.getAndSet(false) ? 500 : 200)) {
            var created = webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));
            happens("InvoiceCreated", "invoice-4");
            await().until(() -> deliveries(created).size() == 1);

            clock.tick(ofSeconds(11));
            workers.wake();

            await().until(() -> deliveries(created).size() == 2);
            var failed = receiver.all().getFirst().json();
            var again = receiver.all().getLast().json();
            assertThat(again.get("isRedelivery").asBoolean()).isTrue();
            assertThat(again.get("originalDeliveryId")).isEqualTo(failed.get("deliveryId"));
            assertThat(again.get("deliveryId")).isNotEqualTo(failed.get("deliveryId"));
            assertThat(again.get("timestamp")).isEqualTo(failed.get("timestamp"));
            assertThat(deliveries(created).getLast().error()).isEqualTo("HTTP Error Code 500");
        }
    }

    @Test
    void doesNotLetARetryHoldUpWhatFollows() {
        try (var receiver = new Receiver(received -> received.type().equals("InvoiceCreated") ? 503 : 200)) {
            webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));

            happens("InvoiceCreated", "invoice-5");
            happens("InvoiceSettled", "invoice-5");

            await().until(() -> receiver.types().equals(List.of("InvoiceCreated", "InvoiceSettled")));
        }
    }

    @Test
    void doesNotLetASilentReceiverDelayAnother() {
        try (var receiver = Receiver.answering(200)) {
            webhooks.create(store, settings(receiver.silentUrl(), AuthorizedEvents.ALL));
            webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));

            for (int i = 0; i < 50; i++) {
                happens("InvoiceCreated", "invoice-6-" + i);
            }

            await().atMost(Duration.ofSeconds(8)).until(() -> receiver.all().size() == 50);
        }
    }

    @Test
    void goesAwayWhileItsDeliveriesAreMade() {
        try (var receiver = new Receiver(received -> 500)) {
            for (int round = 0; round < 10; round++) {
                var created = webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));
                for (int i = 0; i < 20; i++) {
                    happens("InvoiceCreated", "invoice-10-" + round + "-" + i);
                }
                int heard = receiver.all().size();
                await().until(() -> receiver.all().size() > heard);

                webhooks.delete(created.webhook().id());
            }
        }
        assertThat(webhooks.ofStore(store)).isEmpty();
    }

    @Test
    void makesAgainWhatAKilledProcessLeftUnrecorded() {
        try (var receiver = Receiver.answering(200)) {
            var created = webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));
            workers.stop();
            happens("InvoiceCreated", "invoice-7");
            await().until(() -> waiting(created) == 1);
            // What a process leaves behind that was killed after sending and before recording.
            var id = jdbc.sql("""
                    update webhook_delivery
                    set state = 'attempting', claimed_by = 'killed', claimed_until = now() - interval '1 second'
                    where webhook_id = :id
                    returning id
                    """)
                    .param("id", created.webhook().id())
                    .query(String.class)
                    .single();

            workers.start();

            await().until(() -> deliveries(created).size() == 1);
            assertThat(receiver.all().getFirst().json().get("deliveryId").asString())
                    .isEqualTo(id);
        } finally {
            if (!workers.isRunning()) {
                workers.start();
            }
        }
    }

    @Test
    void makesADeliveryAgainOnDemand() {
        try (var receiver = Receiver.answering(404)) {
            var created = webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));
            happens("InvoiceCreated", "invoice-8");
            await().until(() -> deliveries(created).size() == 1);
            var first = deliveries(created).getFirst();

            var next = redelivery.redeliver(created.webhook().id(), first.id());

            await().until(() -> deliveries(created).size() == 2);
            assertThat(deliveries(created).getFirst().id()).isEqualTo(next);
            assertThat(redelivery.request(created.webhook().id(), next))
                    .isEqualTo(receiver.all().getLast().body());
        }
    }

    @Test
    void forgetsBodiesAfterSixtyDays() {
        try (var receiver = Receiver.answering(200)) {
            var created = webhooks.create(store, settings(receiver.url(), AuthorizedEvents.ALL));
            happens("InvoiceCreated", "invoice-9");
            await().until(() -> deliveries(created).size() == 1);

            clock.tick(Duration.ofDays(61));
            DeliveryPruning.prune(records, clock);

            assertThat(deliveries(created).getFirst().pruned()).isTrue();
        }
    }

    private List<Delivery> deliveries(Webhooks.Created created) {
        return webhooks.deliveries(created.webhook().id(), 10);
    }

    private int waiting(Webhooks.Created created) {
        return jdbc.sql("select count(*) from webhook_delivery where webhook_id = :id and state = 'waiting'")
                .param("id", created.webhook().id())
                .query(Integer.class)
                .single();
    }

    private void happens(String type, String invoiceId) {
        var payload = """
                {"type": "%s", "timestamp": 1700000000, "storeId": "%s", "invoiceId": "%s", "metadata": {}}
                """.formatted(type, store.value(), invoiceId);
        outbox.append(new NewEvent(type, store.value(), invoiceId, payload));
    }

    private static WebhookSettings settings(String url, AuthorizedEvents events) {
        return new WebhookSettings(true, true, url, events, null);
    }
}
