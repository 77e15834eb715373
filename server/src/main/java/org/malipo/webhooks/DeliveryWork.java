package org.malipo.webhooks;

import org.malipo.outbox.Claim;
import org.springframework.stereotype.Component;

/** Makes a delivery, if it is wanted still, and has its end recorded. */
@Component
class DeliveryWork {
    private final WebhookTable webhooks;
    private final DeliveryAttempt attempt;
    private final DeliveryQueue queue;
    private final DeliveryEnd end;

    DeliveryWork(WebhookTable webhooks, DeliveryAttempt attempt, DeliveryQueue queue, DeliveryEnd end) {
        this.webhooks = webhooks;
        this.attempt = attempt;
        this.queue = queue;
        this.end = end;
    }

    void make(Claim<ClaimedDelivery> claim) {
        webhooks.find(claim.row().webhookId()).ifPresent(webhook -> make(webhook, claim));
    }

    private void make(Webhook webhook, Claim<ClaimedDelivery> claim) {
        var delivery = claim.row().delivery();
        if (delivery.isTest() || webhook.wants(delivery.eventType())) {
            end.record(webhook, claim, attempt.make(webhook, delivery));
        } else {
            queue.drop(claim);
        }
    }
}
