package org.malipo.webhooks;

import java.time.OffsetDateTime;
import org.malipo.access.OpaqueId;

/**
 * A delivery that is to be made.
 *
 * @param originalId the first delivery of this event to this webhook; its own id if it is the first
 * @param retry how many automatic retries went before
 * @param body what is sent, to the byte
 */
record QueuedDelivery(
        String id,
        String webhookId,
        String originalId,
        int retry,
        String subject,
        long eventPosition,
        String eventType,
        OffsetDateTime eventAt,
        String body) {
    boolean isFirstAttempt() {
        return id.equals(originalId);
    }

    /** {@return the first delivery of an event to a webhook} */
    static QueuedDelivery first(
            String webhookId, String subject, long position, String type, OffsetDateTime at, String payload) {
        var id = OpaqueId.base58(16);
        var body = DeliveryBody.first(payload, id, webhookId, position);
        return new QueuedDelivery(id, webhookId, id, 0, subject, position, type, at, body);
    }

    /** {@return another delivery of the same event; {@code retry} is 0 when a person asked for it} */
    QueuedDelivery again(int nextRetry) {
        var nextId = OpaqueId.base58(16);
        return new QueuedDelivery(
                nextId,
                webhookId,
                originalId,
                nextRetry,
                subject,
                eventPosition,
                eventType,
                eventAt,
                DeliveryBody.again(body, nextId, originalId));
    }
}
