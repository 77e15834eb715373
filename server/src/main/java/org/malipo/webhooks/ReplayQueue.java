package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.AfterCommit;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventLog;
import org.malipo.outbox.Lease;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queues a piece of a replay. An event that the webhook was told before is delivered again under its first delivery's id;
 * one that it never heard of is delivered for the first time; one that still waits comes anyway.
 */
@Component
class ReplayQueue {
    private final ReplayTable table;
    private final WebhookTable webhooks;
    private final WebhookOutages outages;
    private final DeliveryQueue queue;
    private final ClaimWorkers<ClaimedDelivery> workers;
    private final EventLog past;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // from the log to the queue, past what was delivered
    ReplayQueue(
            ReplayTable table,
            WebhookTable webhooks,
            WebhookOutages outages,
            DeliveryQueue queue,
            ClaimWorkers<ClaimedDelivery> workers,
            EventLog past,
            Clock clock) {
        this.table = table;
        this.webhooks = webhooks;
        this.outages = outages;
        this.queue = queue;
        this.workers = workers;
        this.past = past;
        this.clock = clock;
    }

    /**
     * {@return whether there may be more to do at once}
     *
     * @param most deliveries that may wait for the webhook already
     */
    @Transactional
    public boolean advance(String replayId, Lease lease, int piece, int most) {
        lease.check();
        var locked = table.lock(replayId);
        if (locked.isEmpty()) {
            return false;
        }
        var replay = locked.get();
        var webhook = webhooks.find(replay.webhookId());
        if (webhook.isEmpty() || outages.waiting(replay.webhookId(), most) >= most) {
            return false;
        }
        long through = Math.min(replay.donePosition() + piece, replay.throughPosition());
        table.advance(replayId, through, queue(webhook.get(), replay.donePosition(), through));
        if (through == replay.throughPosition()) {
            table.end(replayId, clock.instant());
        }
        return true;
    }

    private int queue(Webhook webhook, long after, long through) {
        var events = past.ofStore(webhook.store().value(), after, through, EventTypes.SET).stream()
                .filter(event -> webhook.authorizedEvents().include(event.type()))
                .toList();
        var known = table.firstDeliveries(
                webhook.id(), events.stream().map(Event::position).toList());
        var deliveries = events.stream()
                .filter(event -> isToldAgain(known.get(event.position())))
                .map(event -> delivery(webhook, event, known.get(event.position())))
                .toList();
        return add(deliveries);
    }

    private int add(List<QueuedDelivery> deliveries) {
        var now = clock.instant();
        deliveries.forEach(delivery -> queue.add(delivery, true, now));
        AfterCommit.run(workers::wake);
        return deliveries.size();
    }

    private static boolean isToldAgain(ReplayTable.@Nullable First first) {
        return first == null || first.done();
    }

    private static QueuedDelivery delivery(Webhook webhook, Event event, ReplayTable.@Nullable First first) {
        var at = event.occurredAt().atOffset(UTC);
        return first == null
                ? QueuedDelivery.first(
                        webhook.id(), event.subject(), event.position(), event.type(), at, event.payload())
                : QueuedDelivery.replayed(webhook.id(), first.id(), event);
    }
}
