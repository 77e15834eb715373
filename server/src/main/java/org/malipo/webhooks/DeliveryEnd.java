package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.malipo.outbox.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the end of an attempt on record and queues what follows from it, in one transaction: the next attempt; or, when a
 * receiver is back, everything that waits for it; or, when nothing has arrived for three days, the pause.
 */
@Component
class DeliveryEnd {
    private static final Logger log = LoggerFactory.getLogger(DeliveryEnd.class);

    private final DeliveryQueue queue;
    private final WaitingDeliveries waiting;
    private final WebhookOutages outages;
    private final MeterRegistry meters;
    private final Clock clock;

    DeliveryEnd(
            DeliveryQueue queue, WaitingDeliveries waiting, WebhookOutages outages, MeterRegistry meters, Clock clock) {
        this.queue = queue;
        this.waiting = waiting;
        this.outages = outages;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    public void record(Webhook webhook, Claim<ClaimedDelivery> claim, DeliveryResult result) {
        var delivery = claim.row().delivery();
        var now = clock.instant();
        var state = outages.keep(webhook.id());
        if (state.isEmpty() || !queue.finish(claim, result, now)) {
            return; // the webhook is gone, or our claim had lapsed and somebody else tries, or tried
        }
        meters.counter("malipo.webhooks.attempts", "outcome", result.outcome().wireName())
                .increment();
        if (result.succeeded()) {
            outages.arrived(delivery, state.get(), now);
        } else {
            log.info(
                    "Delivery {} of {} to webhook {} failed: {}; {}",
                    delivery.id(),
                    delivery.eventType(),
                    webhook.id(),
                    result.error(),
                    follow(webhook, delivery, result, state.get(), now));
        }
    }

    private String follow(
            Webhook webhook, QueuedDelivery delivery, DeliveryResult result, WebhookState state, Instant now) {
        if (!webhook.automaticRedelivery() || delivery.isTest() || !RetrySchedule.mayPass(result.httpCode())) {
            return "no further attempt";
        }
        if (state.failingFor(now).compareTo(RetrySchedule.END) >= 0) {
            queue.add(delivery.retried(null), now);
            outages.pause(webhook, now);
            return "the webhook is paused";
        }
        outages.failed(webhook.id(), state, now);
        var since = delivery.triedSince() == null ? now : delivery.triedSince().toInstant();
        return RetrySchedule.next(longer(state.failingFor(now), Duration.between(since, now)))
                .map(wait -> retry(delivery, since, now.plus(wait), state, now))
                .orElse("no further attempt");
    }

    private String retry(QueuedDelivery delivery, Instant since, Instant due, WebhookState state, Instant now) {
        queue.add(delivery.retried(since.atOffset(UTC)), due);
        if (state.isBehind(now)) {
            waiting.oldestFirst(delivery.webhookId(), now);
        }
        return "next attempt at " + due;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
