package org.malipo.bitpay;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceTrail;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.TrailEntry;
import org.malipo.web.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells an invoice's timeline what its maker's address was told. The address may hold secrets, so only its host is named. */
@Component
class IpnTrail implements InvoiceTrail {
    private final JdbcClient jdbc;

    IpnTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TrailEntry> of(InvoiceView invoice, Words words) {
        return jdbc
                .sql("""
                select event_name, url, attempts, due_at, error, ended_at
                from bitpay_ipn
                where invoice_id = :invoice and store_id = :store
                order by event_position desc, seq desc
                limit :most
                """)
                .param("invoice", invoice.id().value())
                .param("store", invoice.store().value())
                .param("most", MOST)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> row.told(words))
                .toList();
    }

    private record Row(
            String eventName,
            String url,
            int attempts,
            OffsetDateTime dueAt,
            @Nullable String error,
            @Nullable OffsetDateTime endedAt) {
        TrailEntry told(Words words) {
            var host = Objects.requireNonNullElse(URI.create(url).getHost(), "");
            var text = words.of("bitpay.trail." + key(), host, eventName, attempts);
            return new TrailEntry(
                    last().toInstant(), isAgain() ? dueAt.toInstant() : null, text, kind(), "webhook", null);
        }

        private OffsetDateTime last() {
            if (endedAt != null) {
                return endedAt;
            }
            return isAgain() ? dueAt.minus(IpnAttempt.PAUSE) : dueAt;
        }

        private boolean isAgain() {
            return endedAt == null && attempts > 0;
        }

        private String key() {
            if (endedAt != null) {
                return error == null ? "arrived" : "given-up";
            }
            return isAgain() ? "again" : "waits";
        }

        private String kind() {
            if (endedAt == null) {
                return "wait";
            }
            return error == null ? "good" : "bad";
        }
    }
}
