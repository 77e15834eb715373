package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Webhooks of new stores, and what happens there. */
@TestComponent
public class Hooks {
    private final People people;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final ClaimWorkers<ClaimedDelivery> workers;
    private final JdbcClient jdbc;
    private final Clock clock;

    Hooks(
            People people,
            Webhooks webhooks,
            Outbox outbox,
            ClaimWorkers<ClaimedDelivery> workers,
            JdbcClient jdbc,
            Clock clock) {
        this.people = people;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.workers = workers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    StoreId newStore() {
        return people.store(people.person(UUID.randomUUID() + "@example.com"));
    }

    Webhooks.Created webhook(StoreId store, String url) {
        return webhooks.create(store, new WebhookSettings(true, true, url, AuthorizedEvents.ALL, null));
    }

    void happens(StoreId store, String type, String invoiceId) {
        var payload = """
                {"type": "%s", "timestamp": 1700000000, "storeId": "%s", "invoiceId": "%s", "metadata": {}}
                """.formatted(type, store.value(), invoiceId);
        outbox.append(new NewEvent(type, store.value(), invoiceId, payload));
    }

    /** {@return attempts to tell this webhook of events, newest first} */
    List<Delivery> deliveries(Webhooks.Created created) {
        return webhooks.deliveries(created.webhook().id(), Integer.MAX_VALUE);
    }

    Webhook now(Webhooks.Created created) {
        return webhooks.get(created.webhook().id());
    }

    /** Waits until {@code events} are queued or told, and nothing is left to do for the webhook at this time. */
    void settle(Webhooks.Created created, int events) {
        workers.wake();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isQuiet(created, events));
    }

    private boolean isQuiet(Webhooks.Created created, int events) {
        return jdbc.sql("""
                select count(*) filter (where first_attempt) = :events
                    and count(*) filter (where state = 'attempting') = 0
                    and (count(*) filter (where state = 'waiting' and due_at <= :now) = 0
                         or (select paused_at is not null from webhook where id = :webhook))
                from webhook_delivery
                where webhook_id = :webhook
                """)
                .param("events", events)
                .param("now", clock.instant().atOffset(UTC))
                .param("webhook", created.webhook().id())
                .query(Boolean.class)
                .single();
    }
}
