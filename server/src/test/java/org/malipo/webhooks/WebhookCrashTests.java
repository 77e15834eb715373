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
import org.malipo.outbox.Claim;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.Room;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes that die or stand still between claiming a delivery, sending it, recording it and queueing the next. */
@ServerTest
class WebhookCrashTests {
    private static final Duration CLAIM = Duration.ofSeconds(15);

    @Autowired
    Hooks hooks;

    @Autowired
    Webhooks webhooks;

    @Autowired
    ClaimWorkers<ClaimedDelivery> workers;

    @Autowired
    DeliveryClaims claims;

    @Autowired
    DeliveryAttempt attempt;

    @Autowired
    DeliveryWork work;

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
            assertThat(receiver.all())
                    .extracting(Receiver.Received::deliveryId)
                    .containsExactly(claimed.row().id());
        }
    }

    @Test
    void sendsAgainUnderTheSameIdWhatWasSentAndNotRecorded() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            var claimed = claimedByAnotherProcess(created, 1).getFirst();
            attempt.make(created.webhook(), claimed.row().delivery());

            restartLater();

            await().until(() -> hooks.deliveries(created).size() == 1);
            assertThat(receiver.all())
                    .extracting(Receiver.Received::deliveryId)
                    .containsExactly(claimed.row().id(), claimed.row().id());
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
    void knowsAfterStandingStillWhatOthersHaveTaken() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            var claimed = claimedByAnotherProcess(created, 3);
            assertThat(claimed).allMatch(claim -> claims.stands(claim, clock.instant()));
            restartLater();
            await().until(() -> hooks.deliveries(created).size() == 3);

            assertThat(claimed).noneMatch(claim -> claims.stands(claim, clock.instant()));
        }
    }

    @Test
    void recordsOneEndOfADeliveryThatTwoHaveMade() {
        try (var receiver = Receiver.answering(500)) {
            var created = hooks.webhook(store, receiver.url());
            var claimed = claimedByAnotherProcess(created, 1).getFirst();
            restartLater();
            await().until(() -> hooks.deliveries(created).size() == 1);

            work.make(claimed);

            assertThat(states(created)).isEqualTo(Map.of("done", 1, "waiting", 1));
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
            assertThat(attempting(crowd)).isBetween(1, 64);
        } finally {
            webhooks.ofStore(crowd).forEach(webhook -> webhooks.delete(webhook.id()));
        }
    }

    private ClaimWorkers<ClaimedDelivery> anotherProcess() {
        return new ClaimWorkers<>("Webhook deliveries", 1_000, claims, work::make, clock);
    }

    /** {@return deliveries of as many new events} */
    private List<Claim<ClaimedDelivery>> claimedByAnotherProcess(Webhooks.Created created, int events) {
        workers.stop();
        for (int i = 0; i < events; i++) {
            hooks.happens(store, "InvoiceCreated", "invoice-" + i);
        }
        await().until(() -> states(created).getOrDefault("waiting", 0) == events);
        var now = clock.instant();
        var claimed = claims.claim(new Room<>("another process's", now, now.plus(CLAIM), 4, List.of()));
        assertThat(claimed).hasSize(events);
        return claimed.stream()
                .map(row -> new Claim<>(row, "another process's"))
                .toList();
    }

    /** When every claim has lapsed. */
    private void restartLater() {
        clock.tick(CLAIM.plusSeconds(1));
        claims.reopenLapsed(clock.instant());
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
