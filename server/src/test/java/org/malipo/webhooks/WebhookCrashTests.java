package org.malipo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.StoreId;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes that die or stand still between claiming a delivery, sending it, recording it and queueing the next. */
@ServerTest
class WebhookCrashTests {
    @Autowired
    Hooks hooks;

    @Autowired
    Webhooks webhooks;

    @Autowired
    DeliveryWorkers workers;

    @Autowired
    DeliveryQueue queue;

    @Autowired
    DeliveryClaims claims;

    @Autowired
    WebhookTable table;

    @Autowired
    DeliveryAttempt attempt;

    @Autowired
    DeliveryEnd end;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private StoreId store = new StoreId("");

    @BeforeEach
    void makeAStore() {
        store = hooks.newStore();
    }

    @AfterEach
    void goOn() {
        if (!workers.isRunning()) {
            workers.start();
        }
        webhooks.ofStore(store).forEach(webhook -> webhooks.delete(webhook.id()));
        clock.reset();
    }

    @Test
    void sendsWhatWasClaimedAndNeverSent() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            var claimed = claimedByAnotherProcess(created, 1).getFirst();

            restartLater();

            await().until(() -> hooks.deliveries(created).size() == 1);
            assertThat(receiver.all()).extracting(Receiver.Received::deliveryId).containsExactly(claimed.id());
        }
    }

    @Test
    void sendsAgainUnderTheSameIdWhatWasSentAndNotRecorded() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            var claimed = claimedByAnotherProcess(created, 1).getFirst();
            attempt.make(created.webhook(), claimed);

            restartLater();

            await().until(() -> hooks.deliveries(created).size() == 1);
            assertThat(receiver.all())
                    .extracting(Receiver.Received::deliveryId)
                    .containsExactly(claimed.id(), claimed.id());
        }
    }

    @Test
    void recordsAndSchedulesTogetherOrNotAtAll() {
        try (var receiver = Receiver.answering(500)) {
            var created = hooks.webhook(store, receiver.url());
            jdbc.sql("alter table webhook_delivery add constraint dies_here check (retry = 0) not valid")
                    .update();
            try {
                hooks.happens(store, "InvoiceCreated", "one");
                await().until(() -> !receiver.all().isEmpty());
                workers.stop();
                assertThat(hooks.deliveries(created)).isEmpty();
            } finally {
                jdbc.sql("alter table webhook_delivery drop constraint dies_here")
                        .update();
            }

            restartLater();

            await().until(() -> hooks.deliveries(created).size() == 1);
            assertThat(states(created)).isEqualTo(Map.of("done", 1, "waiting", 1));
        }
    }

    @Test
    void sendsNothingAfterStandingStill() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            var frozen = anotherProcess();
            var claimed = claimedByAnotherProcess(created, 3);
            restartLater();
            await().until(() -> hooks.deliveries(created).size() == 3);

            claimed.forEach(delivery -> frozen.work(delivery, "another process"));

            assertThat(receiver.all())
                    .extracting(Receiver.Received::deliveryId)
                    .containsExactlyInAnyOrderElementsOf(
                            claimed.stream().map(QueuedDelivery::id).toList());
        }
    }

    @Test
    void tellsABurstOnceWithTwoProcesses() {
        var types = List.of("InvoiceCreated", "InvoiceReceivedPayment", "InvoiceProcessing", "InvoiceSettled");
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            var second = anotherProcess();
            second.start();
            try {
                for (int i = 0; i < 1_000; i++) {
                    hooks.happens(store, types.get(i % 4), "invoice-" + i / 4);
                }
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> receiver.all().size() >= 1_000);
            } finally {
                second.stop();
            }
            hooks.settle(created, 1_000);
            assertThat(receiver.all())
                    .hasSize(1_000)
                    .extracting(Receiver.Received::deliveryId)
                    .doesNotHaveDuplicates();
            var perInvoice = receiver.all().stream()
                    .collect(Collectors.groupingBy(
                            received -> received.json().get("invoiceId").asString(),
                            Collectors.mapping(Receiver.Received::type, Collectors.toList())));
            assertThat(perInvoice.values()).hasSize(250).allMatch(types::equals);
        }
    }

    @Test
    void leavesRoomForOtherStores() {
        var crowd = hooks.newStore();
        try (var receiver = Receiver.answering(200)) {
            for (int i = 0; i < 40; i++) {
                hooks.webhook(crowd, receiver.silentUrl());
            }
            var created = hooks.webhook(store, receiver.url());
            for (int i = 0; i < 10; i++) {
                hooks.happens(crowd, "InvoiceCreated", "crowd-" + i);
            }
            hooks.happens(store, "InvoiceCreated", "one");

            await().atMost(Duration.ofSeconds(8))
                    .until(() -> hooks.deliveries(created).size() == 1);
            assertThat(attempting(crowd)).isBetween(1, 80);
        } finally {
            webhooks.ofStore(crowd).forEach(webhook -> webhooks.delete(webhook.id()));
        }
    }

    private DeliveryWorkers anotherProcess() {
        return new DeliveryWorkers(queue, claims, table, attempt, end, clock);
    }

    /** {@return deliveries of as many new events} */
    private List<QueuedDelivery> claimedByAnotherProcess(Webhooks.Created created, int events) {
        workers.stop();
        for (int i = 0; i < events; i++) {
            hooks.happens(store, "InvoiceCreated", "invoice-" + i);
        }
        await().until(() -> states(created).getOrDefault("waiting", 0) == events);
        var claimed = anotherProcess().claim("another process", 4, List.of());
        assertThat(claimed).hasSize(events);
        return claimed;
    }

    /** When every claim has lapsed. */
    private void restartLater() {
        clock.tick(DeliveryQueue.CLAIM.plusSeconds(1));
        queue.reopenLapsed(clock.instant());
        workers.start();
    }

    private Map<String, Integer> states(Webhooks.Created created) {
        return jdbc
                .sql("select state from webhook_delivery where webhook_id = :id")
                .param("id", created.webhook().id())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(state -> state, _ -> 1, Integer::sum));
    }

    private int attempting(StoreId crowd) {
        return jdbc.sql("""
                select count(*) from webhook_delivery d join webhook w on w.id = d.webhook_id
                where w.store_id = :store and d.state = 'attempting'
                """).param("store", crowd.value()).query(Integer.class).single();
    }
}
