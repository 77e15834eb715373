package org.malipo.webhooks;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the queued deliveries, many at once, but only a few of one webhook: a receiver that is slow or dead holds up
 * nobody but itself. Every process has workers; the table sees to it that a delivery has one of them. They are woken when
 * deliveries are queued, and look by themselves every second.
 */
@Component
class DeliveryWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeliveryWorkers.class);
    private static final int AT_ONCE = 1_000;
    private static final int PER_WEBHOOK = 4;
    private static final long CARE_FOR_CLAIMS_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long LAST_ATTEMPTS_SECONDS = 10;

    private final String process = UUID.randomUUID().toString();
    private final Map<String, QueuedDelivery> running = new ConcurrentHashMap<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private final DeliveryQueue queue;
    private final WebhookTable webhooks;
    private final DeliveryAttempt attempt;
    private final DeliveryEnd end;
    private final Clock clock;
    private volatile boolean active;
    private long claimsCaredFor = System.nanoTime() - CARE_FOR_CLAIMS_NANOS;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DeliveryWorkers(DeliveryQueue queue, WebhookTable webhooks, DeliveryAttempt attempt, DeliveryEnd end, Clock clock) {
        this.queue = queue;
        this.webhooks = webhooks;
        this.attempt = attempt;
        this.end = end;
        this.clock = clock;
    }

    /** Says that there may be something to deliver. */
    void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        active = true;
        threads.execute(this::work);
    }

    /** Lets attempts end for a moment; what is cut off is made again, since its claim lapses. */
    @Override
    public void stop() {
        active = false;
        wake();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_ATTEMPTS_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return active;
    }

    private void work() {
        while (active) {
            try {
                if (wakeUps.tryAcquire(1, TimeUnit.SECONDS)) {
                    wakeUps.drainPermits();
                }
                careForClaims();
                startWhatIsDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database is away. The rows wait; the next round is in a second.
                log.warn("Webhook deliveries wait: {}", e.getMessage());
            }
        }
    }

    private void careForClaims() {
        if (System.nanoTime() - claimsCaredFor < CARE_FOR_CLAIMS_NANOS) {
            return;
        }
        claimsCaredFor = System.nanoTime();
        queue.renewClaims(process, running.keySet(), clock.instant());
        int reopened = queue.reopenLapsed(clock.instant());
        if (reopened > 0) {
            log.info("{} webhook deliveries were claimed by a process that is gone; they are made again", reopened);
        }
    }

    private void startWhatIsDue() {
        while (active && running.size() < AT_ONCE) {
            var claimed = queue.claim(process, clock.instant(), PER_WEBHOOK, busyWebhooks());
            if (claimed.isEmpty()) {
                return;
            }
            for (var delivery : claimed) {
                running.put(delivery.id(), delivery);
                threads.execute(() -> deliver(delivery));
            }
        }
    }

    private Collection<String> busyWebhooks() {
        return running.values().stream()
                .collect(Collectors.groupingBy(QueuedDelivery::webhookId, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(webhook -> webhook.getValue() >= PER_WEBHOOK)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void deliver(QueuedDelivery delivery) {
        try {
            var webhook = webhooks.find(delivery.webhookId());
            if (webhook.filter(found -> found.wants(delivery.eventType())).isEmpty()) {
                queue.drop(delivery.id());
                return;
            }
            end.record(webhook.get(), delivery, attempt.make(webhook.get(), delivery), process);
        } catch (RuntimeException e) {
            // Not on record, so the claim lapses and the delivery is made again.
            log.warn("Delivery {} of {} has no result: {}", delivery.id(), delivery.eventType(), e.toString());
        } finally {
            running.remove(delivery.id());
            wake();
        }
    }
}
