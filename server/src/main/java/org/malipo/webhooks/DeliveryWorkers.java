package org.malipo.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.ClaimedWork;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the queued deliveries, many at once, but only a few of one webhook: a receiver that is slow or dead holds up
 * nobody but itself.
 */
@Component
class DeliveryWorkers implements SmartLifecycle, ClaimedWork<QueuedDelivery> {
    private static final Pace PACE =
            new Pace("Webhook deliveries", 1_000, 4, Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final DeliveryQueue queue;
    private final WebhookTable webhooks;
    private final DeliveryAttempt attempt;
    private final DeliveryEnd end;
    private final Clock clock;
    private final ClaimWorkers<QueuedDelivery> workers = new ClaimWorkers<>(this, PACE);

    DeliveryWorkers(DeliveryQueue queue, WebhookTable webhooks, DeliveryAttempt attempt, DeliveryEnd end, Clock clock) {
        this.queue = queue;
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
        return queue.claim(process, clock.instant(), perOwner, busyOwners);
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
        var webhook = webhooks.find(delivery.webhookId());
        if (webhook.filter(found -> found.wants(delivery.eventType())).isEmpty()) {
            queue.drop(delivery.id());
            return;
        }
        end.record(webhook.get(), delivery, attempt.make(webhook.get(), delivery), process);
    }
}
