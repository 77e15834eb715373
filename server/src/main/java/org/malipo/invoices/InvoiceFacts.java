package org.malipo.invoices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the little that most readers of the event log want to know of an invoice, of many at once. */
@Component
public class InvoiceFacts {
    private final JdbcClient jdbc;
    private final InvoiceJson json;

    InvoiceFacts(JdbcClient jdbc, InvoiceJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** {@return those of these invoices that there are, in no order} */
    public List<InvoiceFact> of(Collection<InvoiceId> ids) {
        return jdbc.sql("""
                select id, store_id, price, currency, status, additional, metadata
                from invoice
                where id = any (cast(:ids as text[]))
                """)
                .param(
                        "ids",
                        ids.stream()
                                .filter(InvoiceId::isPlausible)
                                .map(InvoiceId::value)
                                .toArray(String[]::new))
                .query(this::row)
                .list();
    }

    private InvoiceFact row(ResultSet row, int number) throws SQLException {
        return new InvoiceFact(
                new InvoiceId(row.getString("id")),
                new StoreId(row.getString("store_id")),
                row.getBigDecimal("price"),
                new CurrencyCode(row.getString("currency")),
                InvoiceStatus.valueOf(row.getString("status")),
                AdditionalStatus.valueOf(row.getString("additional")),
                json.readMetadata(row.getString("metadata")));
    }
}
