package org.malipo.payjoin;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.malipo.invoices.InvoiceTrail;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.TrailEntry;
import org.malipo.web.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells an invoice's timeline of the payjoins that its payers proposed, and why some were refused. */
@Component
class PayjoinTrail implements InvoiceTrail {
    private static final String ICON = "arrows-exchange";

    private final JdbcClient jdbc;
    private final RefusalTable refusals;

    PayjoinTrail(JdbcClient jdbc, RefusalTable refusals) {
        this.jdbc = jdbc;
        this.refusals = refusals;
    }

    @Override
    public List<TrailEntry> of(InvoiceView invoice, Words words) {
        var refused = refusals.of(invoice.id()).stream()
                .map(row -> new TrailEntry(
                        row.at(), null, words.of("payjoin.trail.refused", row.code(), row.reason()), "", ICON, null));
        return Stream.concat(rows(invoice).stream().map(row -> row.told(words)), refused)
                .toList();
    }

    private List<Row> rows(InvoiceView invoice) {
        return jdbc.sql("""
                select state, coin, created_at, due_at
                from payjoin
                where invoice_id = :invoice
                order by created_at desc
                limit :most
                """)
                .param("invoice", invoice.id().value())
                .param("most", MOST)
                .query(Row.class)
                .list();
    }

    private record Row(String state, String coin, OffsetDateTime createdAt, OffsetDateTime dueAt) {
        TrailEntry told(Words words) {
            var is = PayjoinState.of(state);
            return new TrailEntry(
                    createdAt.toInstant(),
                    is == PayjoinState.OPEN ? dueAt.toInstant() : null,
                    words.of("payjoin.trail." + state, coin),
                    kind(is),
                    ICON,
                    null);
        }

        private static String kind(PayjoinState state) {
            return switch (state) {
                case OPEN, SEEN -> "wait";
                case DONE -> "good";
                case LOST -> "bad";
            };
        }
    }
}
