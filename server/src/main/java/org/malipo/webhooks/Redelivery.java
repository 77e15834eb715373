package org.malipo.webhooks;

import java.time.Clock;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Looks into deliveries, and makes one again because a person asked for it. */
@Component
public class Redelivery {
    private final DeliveryRecords records;
    private final DeliveryQueue queue;
    private final ClaimWorkers<ClaimedDelivery> workers;
    private final Clock clock;

    Redelivery(DeliveryRecords records, DeliveryQueue queue, ClaimWorkers<ClaimedDelivery> workers, Clock clock) {
        this.records = records;
        this.queue = queue;
        this.workers = workers;
        this.clock = clock;
    }

    /** @throws ProblemException if the webhook had no such delivery */
    public Delivery get(String webhookId, String deliveryId) {
        return records.find(webhookId, deliveryId)
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("webhookdelivery-not-found", "The webhook delivery was not found")));
    }

    /** {@return the body, to the byte, as it was sent} */
    public String request(String webhookId, String deliveryId) {
        return kept(webhookId, deliveryId).body();
    }

    /** {@return the id of the new delivery, which is queued and made soon} */
    public String redeliver(String webhookId, String deliveryId) {
        var next = kept(webhookId, deliveryId).again();
        queue.add(next, clock.instant());
        workers.wake();
        return next.id();
    }

    private QueuedDelivery kept(String webhookId, String deliveryId) {
        get(webhookId, deliveryId);
        return queue.finished(webhookId, deliveryId)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        Problem.Kind.CONFLICT,
                        "webhookdelivery-pruned",
                        "This webhook delivery has been pruned, so it can't be shown or made again")));
    }
}
