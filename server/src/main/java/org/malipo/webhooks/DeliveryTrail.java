package org.malipo.webhooks;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.invoices.InvoiceTrail;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.TrailEntry;
import org.malipo.web.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells an invoice's timeline which servers were told of it, and which will be. Addresses may hold secrets, so only their
 * hosts are named; who looks after webhooks gets a link to the rest.
 */
@Component
class DeliveryTrail implements InvoiceTrail {
    private final JdbcClient jdbc;

    DeliveryTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TrailEntry> of(InvoiceView invoice, Words words) {
        var hooks = "/stores/" + invoice.store() + "/webhooks/";
        boolean mayLook = Caller.find()
                .filter(caller -> caller.may(Permission.CAN_MODIFY_WEBHOOKS, invoice.store()))
                .isPresent();
        return rows(invoice).stream()
                .map(row -> row.told(words, mayLook ? hooks + row.webhookId + "/deliveries/" + row.id : null))
                .toList();
    }

    /** An event and a webhook make one entry, however often it was tried: how it stands with the last attempt. */
    private List<Row> rows(InvoiceView invoice) {
        return jdbc.sql("""
                with told as (
                    select webhook_id, original_id, max(seq) as newest,
                        max(seq) filter (where state = 'done') as last,
                        count(*) filter (where state = 'done') as attempts,
                        min(due_at) filter (where state <> 'done') as next_at
                    from webhook_delivery
                    where subject = :subject
                    group by webhook_id, original_id
                    order by newest desc
                    limit :most
                )
                select d.id, d.webhook_id, w.url, w.paused_at, d.event_type, d.event_at, d.delivered_at, d.http_code,
                    d.outcome, t.attempts, t.next_at
                from told t
                join webhook w on w.id = t.webhook_id
                join webhook_delivery d on d.webhook_id = t.webhook_id and d.seq = coalesce(t.last, t.newest)
                where w.store_id = :store
                """)
                .param("subject", invoice.id().value())
                .param("store", invoice.store().value())
                .param("most", MOST)
                .query(Row.class)
                .list();
    }

    private record Row(
            String id,
            String webhookId,
            String url,
            @Nullable OffsetDateTime pausedAt,
            String eventType,
            OffsetDateTime eventAt,
            @Nullable OffsetDateTime deliveredAt,
            @Nullable Integer httpCode,
            @Nullable String outcome,
            int attempts,
            @Nullable OffsetDateTime nextAt) {
        TrailEntry told(Words words, @Nullable String link) {
            var at = deliveredAt == null ? eventAt : deliveredAt;
            var next = nextAt == null || pausedAt != null ? null : nextAt.toInstant();
            return new TrailEntry(at.toInstant(), next, text(words), kind(), "webhook", link);
        }

        private String text(Words words) {
            var said = words.of(
                    key(), host(), words.of("webhooks.event." + eventType), String.valueOf(httpCode), attempts);
            return nextAt != null && pausedAt != null ? said + " " + words.of("webhooks.trail.paused") : said;
        }

        private String key() {
            if (outcome == null) {
                return "webhooks.trail.waits";
            }
            return switch (Delivery.Outcome.of(outcome)) {
                case HTTP_SUCCESS -> "webhooks.trail.arrived";
                case HTTP_ERROR -> "webhooks.trail.refused";
                case FAILED -> "webhooks.trail.silent";
            };
        }

        private String kind() {
            if (outcome == null) {
                return "wait";
            }
            return Delivery.Outcome.of(outcome) == Delivery.Outcome.HTTP_SUCCESS ? "good" : "bad";
        }

        private String host() {
            return Objects.requireNonNullElse(URI.create(url).getHost(), "");
        }
    }
}
