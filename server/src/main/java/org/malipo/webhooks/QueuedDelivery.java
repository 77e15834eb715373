package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.malipo.access.OpaqueId;
import org.malipo.outbox.Event;

/**
 * A delivery that is to be made.
 *
 * @param originalId the first delivery of this event to this webhook; its own id if it is the first
 * @param retry how many automatic retries went before
 * @param triedSince when the first attempt failed that this one repeats, or null if it repeats none
 * @param eventPosition the event's place in the log; below 0 if somebody made it up to try the receiver
 * @param body what is sent, to the byte
 */
record QueuedDelivery(
        String id,
        String webhookId,
        String originalId,
        int retry,
        @Nullable OffsetDateTime triedSince,
        String subject,
        long eventPosition,
        String eventType,
        OffsetDateTime eventAt,
        String body) {
    static QueuedDelivery of(ResultSet row) throws SQLException {
        return new QueuedDelivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("original_id"),
                row.getInt("retry"),
                row.getObject("tried_since", OffsetDateTime.class),
                row.getString("subject"),
                row.getLong("event_position"),
                row.getString("event_type"),
                row.getObject("event_at", OffsetDateTime.class),
                row.getString("body"));
    }

    boolean isFirstAttempt() {
        return id.equals(originalId);
    }

    boolean isTest() {
        return eventPosition < 0;
    }

    /** {@return the first delivery of an event to a webhook} */
    static QueuedDelivery first(
            String webhookId, String subject, long position, String type, OffsetDateTime at, String payload) {
        var id = OpaqueId.base58(16);
        var body = DeliveryBody.first(payload, id, webhookId, position);
        return new QueuedDelivery(id, webhookId, id, 0, null, subject, position, type, at, body);
    }

    /** {@return another delivery of an event that was told before} */
    static QueuedDelivery replayed(String webhookId, String originalId, Event event) {
        var id = OpaqueId.base58(16);
        var body = DeliveryBody.replayed(event.payload(), id, webhookId, originalId, event.position());
        var at = event.occurredAt().atOffset(UTC);
        return new QueuedDelivery(
                id, webhookId, originalId, 0, null, event.subject(), event.position(), event.type(), at, body);
    }

    /** {@return another delivery of the same event, because a person asked for it} */
    QueuedDelivery again() {
        return again(0, null);
    }

    /** {@return the automatic retry of this delivery} */
    QueuedDelivery retried(@Nullable OffsetDateTime since) {
        return again(retry + 1, since);
    }

    private QueuedDelivery again(int nextRetry, @Nullable OffsetDateTime since) {
        var nextId = OpaqueId.base58(16);
        return new QueuedDelivery(
                nextId,
                webhookId,
                originalId,
                nextRetry,
                since,
                subject,
                eventPosition,
                eventType,
                eventAt,
                DeliveryBody.again(body, nextId, originalId));
    }
}
