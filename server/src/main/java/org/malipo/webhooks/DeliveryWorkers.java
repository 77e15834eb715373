package org.malipo.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.ClaimedWork;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the queued deliveries, many at once, but only a few of one webhook and a share for each store: a receiver that is
 * slow or dead holds up nobody but itself, and a store with many of them no other store.
 */
@Component
class DeliveryWorkers implements SmartLifecycle, ClaimedWork<QueuedDelivery> {
    private static final Pace PACE =
            new Pace("Webhook deliveries", 1_000, 4, Duration.ofSeconds(1), Duration.ofSeconds(4));
    private static final int PER_STORE = 64;
    private static final DeliveryClaims.Portion PORTION = new DeliveryClaims.Portion(4, 16, 128);

    private final Map<String, String> storesUnderWay = new ConcurrentHashMap<>();
    private final DeliveryQueue queue;
    private final DeliveryClaims claims;
    private final WebhookTable webhooks;
    private final DeliveryAttempt attempt;
    private final DeliveryEnd end;
    private final Clock clock;
    private final ClaimWorkers<QueuedDelivery> workers = new ClaimWorkers<>(this, PACE);

    @SuppressWarnings("TooManyParameters") // the steps of a delivery, from claim to record
    DeliveryWorkers(
            DeliveryQueue queue,
            DeliveryClaims claims,
            WebhookTable webhooks,
            DeliveryAttempt attempt,
            DeliveryEnd end,
            Clock clock) {
        this.queue = queue;
        this.claims = claims;
        this.webhooks = webhooks;
        this.attempt = attempt;
        this.end = end;
        this.clock = clock;
    }

    /** Says that there may be something to deliver. */
    void wake() {
        workers.wake();
    }

    @Override
    public void start() {
        workers.start();
    }

    @Override
    public void stop() {
        workers.stop();
    }

    @Override
    public boolean isRunning() {
        return workers.isRunning();
    }

    @Override
    public List<QueuedDelivery> claim(String process, int perOwner, Collection<String> busyOwners) {
        var claimed = claims.claim(process, clock.instant(), PORTION, busyOwners, busyStores());
        claimed.forEach(one -> storesUnderWay.put(one.delivery().id(), one.storeId()));
        return claimed.stream().map(DeliveryClaims.Claimed::delivery).toList();
    }

    private Collection<String> busyStores() {
        return storesUnderWay.values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(store -> store.getValue() >= PER_STORE)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void renewClaims(String process, Collection<String> ids) {
        queue.renewClaims(process, ids, clock.instant());
    }

    @Override
    public int reopenLapsed() {
        return queue.reopenLapsed(clock.instant());
    }

    @Override
    public String idOf(QueuedDelivery delivery) {
        return delivery.id();
    }

    @Override
    public String ownerOf(QueuedDelivery delivery) {
        return delivery.webhookId();
    }

    @Override
    public void work(QueuedDelivery delivery, String process) {
        try {
            webhooks.ofClaimed(delivery, process, clock.instant())
                    .ifPresent(webhook -> deliver(webhook, delivery, process));
        } finally {
            storesUnderWay.remove(delivery.id());
        }
    }

    private void deliver(Webhook webhook, QueuedDelivery delivery, String process) {
        if (delivery.isTest() || webhook.wants(delivery.eventType())) {
            end.record(webhook, delivery, attempt.make(webhook, delivery), process);
        } else {
            queue.drop(delivery.id(), process);
        }
    }
}
