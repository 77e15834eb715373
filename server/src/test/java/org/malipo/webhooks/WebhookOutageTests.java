package org.malipo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.StoreId;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receivers that are down for hours, for days, for good. */
@ServerTest
class WebhookOutageTests {
    @Autowired
    Hooks hooks;

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookOutages outages;

    @Autowired
    TestEvents tests;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private final AtomicBoolean isDown = new AtomicBoolean(true);
    private final List<Long> taken = new CopyOnWriteArrayList<>();
    private StoreId store = new StoreId("");
    private int events;

    @BeforeEach
    void makeAStore() {
        store = hooks.newStore();
    }

    @AfterEach
    void turnBack() {
        webhooks.ofStore(store).forEach(webhook -> webhooks.delete(webhook.id()));
        clock.reset();
    }

    @Test
    void tellsEverythingInOrderAfterTwoDays() {
        try (var receiver = new Receiver(this::take)) {
            var created = hooks.webhook(store, receiver.url());
            for (int step = 0; step < 24; step++) {
                happen("InvoiceCreated", "invoice-" + step);
                happen("InvoiceExpired", "invoice-" + step / 3);
                hooks.settle(created, events);
                clock.tick(Duration.ofHours(2));
            }

            isDown.set(false);
            clock.tick(Duration.ofHours(4));
            happen("InvoiceCreated", "after");
            hooks.settle(created, events);

            assertThat(taken).hasSize(events).isSorted().doesNotHaveDuplicates();
            assertThat(hooks.now(created).state().failingSince()).isNull();
        }
    }

    @Test
    void pausesAfterThreeDaysAndGoesOnWhereItWas() {
        try (var receiver = new Receiver(this::take)) {
            var created = hooks.webhook(store, receiver.url());
            failForThreeDays(created);
            assertThat(hooks.now(created).state().isPaused()).isTrue();
            assertThat(notices()).containsExactly("webhook_paused");
            int attempts = receiver.all().size();

            happen("InvoiceSettled", "one");
            happen("InvoiceCreated", "two");
            clock.tick(Duration.ofDays(30));
            hooks.settle(created, events);
            assertThat(receiver.all()).hasSize(attempts);

            isDown.set(false);
            outages.resume(created.webhook().id());
            hooks.settle(created, events);
            assertThat(taken).hasSize(events).isSorted().doesNotHaveDuplicates();
            assertThat(hooks.now(created).state()).isEqualTo(WebhookState.NEW);
        }
    }

    @Test
    void triesAPausedReceiverWithATestOnly() {
        try (var receiver = new Receiver(received -> 503)) {
            var created = hooks.webhook(store, receiver.url());
            failForThreeDays(created);
            int attempts = receiver.all().size();

            var id = tests.send(created.webhook().id(), "InvoiceSettled");

            await().until(() -> receiver.all().size() == attempts + 1);
            var test = receiver.all().getLast().json();
            assertThat(test.get("deliveryId").asString()).isEqualTo(id);
            assertThat(test.get("invoiceId").asString()).startsWith("__test__");
            assertThat(test.has("position")).isFalse();
        }
    }

    @Test
    void doesNotPauseBecauseOfOneEvent() {
        try (var receiver = new Receiver(received -> received.body().contains("\"poison\"") ? 500 : take(received))) {
            isDown.set(false);
            var created = hooks.webhook(store, receiver.url());
            happen("InvoiceCreated", "poison");
            for (int day = 0; day < 5; day++) {
                happen("InvoiceCreated", "day-" + day);
                hooks.settle(created, events);
                clock.tick(Duration.ofHours(24));
            }

            assertThat(taken).hasSize(5);
            assertThat(hooks.now(created).state().isPaused()).isFalse();
        }
    }

    @Test
    void givesUpAfterARefusal() {
        try (var receiver = Receiver.answering(404)) {
            var created = hooks.webhook(store, receiver.url());
            happen("InvoiceCreated", "one");
            hooks.settle(created, events);

            clock.tick(Duration.ofDays(1));
            hooks.settle(created, events);

            var delivery = hooks.deliveries(created).getFirst();
            assertThat(receiver.all()).hasSize(1);
            assertThat(delivery.httpCode()).isEqualTo(404);
            assertThat(delivery.error()).isEqualTo("HTTP Error Code 404");
            assertThat(delivery.outcome()).isEqualTo(Delivery.Outcome.HTTP_ERROR);
        }
    }

    @Test
    void retriesWhatNobodyAnswers() {
        var receiver = Receiver.answering(200);
        receiver.close();
        var created = hooks.webhook(store, receiver.url());
        happen("InvoiceCreated", "one");
        hooks.settle(created, events);

        clock.tick(Duration.ofSeconds(11));
        hooks.settle(created, events);

        var deliveries = hooks.deliveries(created);
        assertThat(deliveries).hasSize(2).extracting(Delivery::outcome).containsOnly(Delivery.Outcome.FAILED);
        assertThat(deliveries.getFirst().httpCode()).isNull();
        assertThat(deliveries.getFirst().error()).isEqualTo("The connection was refused");
    }

    private void failForThreeDays(Webhooks.Created created) {
        happen("InvoiceCreated", "one");
        happen("InvoiceProcessing", "one");
        for (int step = 0; step < 20; step++) {
            hooks.settle(created, events);
            clock.tick(Duration.ofHours(4));
        }
        hooks.settle(created, events);
    }

    private int take(Receiver.Received received) {
        if (isDown.get()) {
            return 503;
        }
        taken.add(received.position());
        return 200;
    }

    private void happen(String type, String invoiceId) {
        hooks.happens(store, type, invoiceId);
        events++;
    }

    private List<String> notices() {
        return jdbc.sql("select kind from notice where store_id = :store")
                .param("store", store.value())
                .query(String.class)
                .list();
    }
}
