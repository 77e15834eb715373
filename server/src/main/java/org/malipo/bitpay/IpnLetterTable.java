package org.malipo.bitpay;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** {@return how many letters each of these addresses was written since then, from whatever store; none for none} */
    Map<String, Integer> writtenTo(Collection<String> recipients, Instant since) {
        return jdbc
                .sql("""
                select recipient, count(*) as letters
                from bitpay_letter
                where recipient = any (cast(:recipients as text[])) and created_at > :since and letter_id is not null
                group by recipient
                """)
                .param("recipients", recipients.toArray(String[]::new))
                .param("since", since.atOffset(UTC))
                .query((row, number) -> Map.entry(row.getString("recipient"), row.getInt("letters")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insert(List<Row> rows) {
        jdbc.sql("""
                insert into bitpay_letter (store_id, invoice_id, event_name, recipient, letter_id, created_at)
                select l.store_id, l.invoice_id, l.event_name, l.recipient, l.letter_id, l.created_at
                from unnest(cast(:stores as text[]), cast(:invoices as text[]), cast(:events as text[]),
                            cast(:recipients as text[]), cast(:letters as text[]), cast(:times as timestamptz[]))
                    with ordinality as l (store_id, invoice_id, event_name, recipient, letter_id, created_at, number)
                order by l.number
                """)
                .param("stores", texts(rows, row -> row.store().value()))
                .param("invoices", texts(rows, row -> row.invoice().value()))
                .param("events", texts(rows, Row::event))
                .param("recipients", texts(rows, Row::recipient))
                .param("letters", texts(rows, Row::letter))
                .param("times", texts(rows, row -> row.at().toString()))
                .update();
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
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
