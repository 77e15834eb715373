package org.malipo.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries as people look at them: a page at a time, and one with all that went to and fro. */
@Component
public class DeliveryDetails {
    private static final int MOST_ATTEMPTS = 50;

    private final DeliveryRecords records;
    private final JdbcClient jdbc;

    DeliveryDetails(DeliveryRecords records, JdbcClient jdbc) {
        this.records = records;
        this.jdbc = jdbc;
    }

    /**
     * {@return finished deliveries of a webhook, newest first}
     *
     * @param before those made before this one; null begins with the newest
     */
    public List<Delivery> page(String webhookId, @Nullable String before, int count) {
        return before == null
                ? records.newest(webhookId, Long.MAX_VALUE, count)
                : records.before(webhookId, before, count);
    }

    /** {@return the finished attempts to tell the webhook of the same event, newest first} */
    public List<Delivery> attempts(String webhookId, DeliveryDetail detail) {
        return records.attempts(webhookId, detail.subject(), detail.originalId(), MOST_ATTEMPTS);
    }

    public Optional<DeliveryDetail> find(String webhookId, String id) {
        return jdbc.sql("""
                select id, original_id, event_type, subject, event_position, event_at, due_at, body, pruned, outcome,
                    delivered_at, http_code, error, request_headers, answer_headers, answer_body, connect_millis,
                    total_millis
                from webhook_delivery
                where id = :id and webhook_id = :webhook
                """)
                .param("id", id)
                .param("webhook", webhookId)
                .query(DeliveryDetails::row)
                .optional();
    }

    private static DeliveryDetail row(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        var delivered = row.getObject("delivered_at", OffsetDateTime.class);
        return new DeliveryDetail(
                row.getString("id"),
                row.getString("original_id"),
                row.getString("event_type"),
                row.getString("subject"),
                row.getLong("event_position"),
                row.getObject("event_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("body"),
                row.getBoolean("pruned"),
                outcome == null ? null : Delivery.Outcome.of(outcome),
                delivered == null ? null : delivered.toInstant(),
                row.getObject("http_code", Integer.class),
                row.getString("error"),
                exchange(row));
    }

    private static Exchange exchange(ResultSet row) throws SQLException {
        return new Exchange(
                row.getString("request_headers"),
                row.getString("answer_headers"),
                row.getString("answer_body"),
                row.getObject("connect_millis", Integer.class),
                row.getObject("total_millis", Integer.class));
    }
}
