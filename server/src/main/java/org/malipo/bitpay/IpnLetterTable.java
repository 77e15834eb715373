package org.malipo.bitpay;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on letters to whom the makers of invoices named. */
@Component
class IpnLetterTable {
    private final JdbcClient jdbc;

    IpnLetterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A letter that was due.
     *
     * @param recipient the bare address, in lower case
     * @param letter its id in the queue, or null if it was not written
     */
    record Row(
            StoreId store,
            InvoiceId invoice,
            String event,
            String recipient,
            @Nullable String letter,
            Instant at) {}

    /** {@return how many letters this address was written since then, from whatever store} */
    int writtenTo(String recipient, Instant since) {
        return jdbc.sql("""
                select count(*) from bitpay_letter
                where recipient = :recipient and created_at > :since and letter_id is not null
                """)
                .param("recipient", recipient)
                .param("since", since.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    void insert(Row row) {
        jdbc.sql("""
                insert into bitpay_letter (store_id, invoice_id, event_name, recipient, letter_id, created_at)
                values (:store, :invoice, :event, :recipient, :letter, :at)
                """)
                .param("store", row.store().value())
                .param("invoice", row.invoice().value())
                .param("event", row.event())
                .param("recipient", row.recipient())
                .param("letter", row.letter())
                .param("at", row.at().atOffset(UTC))
                .update();
    }

    /** {@return those about an invoice, newest first} */
    List<Row> about(StoreId store, InvoiceId invoice, int most) {
        return jdbc.sql("""
                select store_id, invoice_id, event_name, recipient, letter_id, created_at
                from bitpay_letter
                where invoice_id = :invoice and store_id = :store
                order by seq desc
                limit :most
                """)
                .param("invoice", invoice.value())
                .param("store", store.value())
                .param("most", most)
                .query(IpnLetterTable::row)
                .list();
    }

    /** {@return how many from before then were deleted, at most so many} */
    int prune(Instant before, int most) {
        return jdbc.sql("""
                delete from bitpay_letter
                where seq in (select seq from bitpay_letter where created_at < :before order by created_at limit :most)
                """)
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new StoreId(row.getString("store_id")),
                new InvoiceId(row.getString("invoice_id")),
                row.getString("event_name"),
                row.getString("recipient"),
                row.getString("letter_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
