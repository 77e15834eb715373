package org.malipo.payjoin;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why payjoins for invoices were refused: payers are not told, the shop is. */
@Component
class RefusalTable {
    /** Strangers write here. */
    private static final int MOST_OF_AN_INVOICE = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    RefusalTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A refusal as it is kept. */
    record Row(String code, String reason, OffsetDateTime refusedAt) {
        Instant at() {
            return refusedAt.toInstant();
        }
    }

    /** Keeps it, if it is one of an invoice that has no more than a few of them. */
    void note(Refusal refusal) {
        var invoice = refusal.invoice();
        if (invoice != null) {
            jdbc.sql("""
                    insert into payjoin_refusal (store_id, invoice_id, code, reason, refused_at)
                    select :store, :invoice, :code, :reason, :now
                    where (select count(*) from payjoin_refusal where invoice_id = :invoice) < :most
                    """)
                    .param("store", invoice.store().value())
                    .param("invoice", invoice.id().value())
                    .param("code", refusal.error().code())
                    .param("reason", refusal.reason())
                    .param("now", clock.instant().atOffset(UTC))
                    .param("most", MOST_OF_AN_INVOICE)
                    .update();
        }
    }

    List<Row> of(InvoiceId invoice) {
        return jdbc.sql("""
                select code, reason, refused_at from payjoin_refusal where invoice_id = :invoice order by id
                """).param("invoice", invoice.value()).query(Row.class).list();
    }

    int removeSome(StoreId store, int limit) {
        return jdbc.sql("""
                delete from payjoin_refusal
                where id in (select id from payjoin_refusal where store_id = :store limit :limit)
                """).param("store", store.value()).param("limit", limit).update();
    }
}
