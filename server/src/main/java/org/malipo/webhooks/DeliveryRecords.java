package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of deliveries: read by people, and made smaller with age. */
@Component
class DeliveryRecords {
    private static final String SELECT = """
            select id, seq, event_type, subject, event_at, delivered_at, http_code, error, outcome, pruned
            from webhook_delivery
            """;

    private final JdbcClient jdbc;

    DeliveryRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return finished deliveries that were queued before that one, newest first} */
    List<Delivery> newest(String webhookId, long before, int count) {
        return jdbc
                .sql(SELECT + """
                         where webhook_id = :webhook and state = 'done' and seq < :before
                        order by seq desc
                        limit :count
                        """)
                .param("webhook", webhookId)
                .param("before", before)
                .param("count", count)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::toDelivery)
                .toList();
    }

    /** {@return finished deliveries that were queued before this one, newest first} */
    List<Delivery> before(String webhookId, String id, int count) {
        return jdbc
                .sql(SELECT + """
                         where webhook_id = :webhook and state = 'done'
                          and seq < (select b.seq from webhook_delivery b where b.id = :before)
                        order by seq desc
                        limit :count
                        """)
                .param("webhook", webhookId)
                .param("before", id)
                .param("count", count)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::toDelivery)
                .toList();
    }

    /** {@return the finished deliveries of one event to a webhook, newest first} */
    List<Delivery> attempts(String webhookId, String subject, String originalId, int count) {
        return jdbc
                .sql(SELECT + """
                         where subject = :subject and webhook_id = :webhook and original_id = :original and state = 'done'
                        order by seq desc
                        limit :count
                        """)
                .param("webhook", webhookId)
                .param("subject", subject)
                .param("original", originalId)
                .param("count", count)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::toDelivery)
                .toList();
    }

    /** {@return the finished deliveries about one subject of a store, oldest first} */
    List<Delivery> about(String storeId, String subject) {
        return jdbc.sql(SELECT + """
                         where subject = :subject and state = 'done'
                          and webhook_id in (select id from webhook where store_id = :store)
                        order by seq
                        """).param("subject", subject).param("store", storeId).query(Row.class).list().stream()
                .map(Row::toDelivery)
                .toList();
    }

    Optional<Delivery> find(String webhookId, String id) {
        return jdbc.sql(SELECT + " where id = :id and webhook_id = :webhook and state = 'done'")
                .param("id", id)
                .param("webhook", webhookId)
                .query(Row.class)
                .optional()
                .map(Row::toDelivery);
    }

    /** {@return how many were pruned} Reduces the bodies of old deliveries to the event's type. */
    int prune(Instant before, int batch) {
        return jdbc.sql("""
                update webhook_delivery
                set pruned = true, body = cast(json_build_object('type', event_type) as text)
                where id in (
                    select id from webhook_delivery
                    where state = 'done' and not pruned and event_at < :before
                    order by event_at
                    limit :batch)
                """)
                .param("before", before.atOffset(UTC))
                .param("batch", batch)
                .update();
    }

    private record Row(
            String id,
            long seq,
            String eventType,
            String subject,
            OffsetDateTime eventAt,
            OffsetDateTime deliveredAt,
            @Nullable Integer httpCode,
            @Nullable String error,
            String outcome,
            boolean pruned) {
        Delivery toDelivery() {
            return new Delivery(
                    id,
                    seq,
                    eventType,
                    subject,
                    eventAt.toInstant(),
                    deliveredAt.toInstant(),
                    httpCode,
                    error,
                    Delivery.Outcome.of(outcome),
                    pruned);
        }
    }
}
