package org.malipo.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the end of an attempt on record, and queues the next one if there is to be one. */
@Component
class DeliveryEnd {
    private static final Logger log = LoggerFactory.getLogger(DeliveryEnd.class);

    private final WebhookTable webhooks;
    private final DeliveryQueue queue;
    private final MeterRegistry meters;
    private final Clock clock;

    DeliveryEnd(WebhookTable webhooks, DeliveryQueue queue, MeterRegistry meters, Clock clock) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    public void record(Webhook webhook, QueuedDelivery delivery, DeliveryResult result, String process) {
        var now = clock.instant();
        if (!webhooks.keep(webhook.id()) || !queue.finish(delivery.id(), process, result, now)) {
            return; // the webhook is gone, or our claim had lapsed and somebody else tries, or tried
        }
        meters.counter("malipo.webhooks.attempts", "outcome", result.outcome().wireName())
                .increment();
        if (result.succeeded()) {
            return;
        }
        var delay = webhook.automaticRedelivery()
                ? RetrySchedule.next(delivery.retry(), result.httpCode())
                : Optional.<Duration>empty();
        delay.ifPresent(wait -> queue.add(delivery.again(delivery.retry() + 1), now.plus(wait)));
        log.info(
                "Delivery {} of {} to webhook {} failed: {}; {}",
                delivery.id(),
                delivery.eventType(),
                webhook.id(),
                result.error(),
                delay.map(wait -> "next attempt in " + wait.toSeconds() + " s").orElse("no further attempt"));
    }
}
