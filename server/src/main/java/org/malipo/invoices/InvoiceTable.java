package org.malipo.invoices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.money.CurrencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on invoices themselves, without their prompts and payments. */
@Component
class InvoiceTable {
    private static final String COLUMNS = """
            id, store_id, network, any_amount, price, currency, status, additional, created_at, expires_at,
            monitored_until, archived, metadata, terms
            """;
    private static final String SELECT = "select " + COLUMNS + " from invoice ";

    private final JdbcClient jdbc;
    private final InvoiceJson json;

    InvoiceTable(JdbcClient jdbc, InvoiceJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Invoice> find(InvoiceId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    /** {@return those of these invoices that there are, in the order of lists} */
    List<Invoice> findAll(Collection<InvoiceId> ids) {
        return jdbc.sql(SELECT + "where id = any (cast(:ids as text[])) order by created_at desc, id desc")
                .param("ids", ids.stream().map(InvoiceId::value).toArray(String[]::new))
                .query(this::row)
                .list();
    }

    /** Waits for others who change this invoice. */
    Optional<Invoice> lock(InvoiceId id) {
        return jdbc.sql(SELECT + "where id = :id for no key update")
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    Optional<StoreId> storeOf(InvoiceId id) {
        return jdbc.sql("select store_id from invoice where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(StoreId::new);
    }

    /** Writes what may change by payments, time and the merchant's decision. */
    void update(Invoice invoice) {
        jdbc.sql("""
                update invoice
                set price = :price, status = :status, additional = :additional
                where id = :id
                """)
                .param("id", invoice.id().value())
                .param("price", invoice.price())
                .param("status", invoice.state().status().name())
                .param("additional", invoice.state().additional().name())
                .update();
    }

    void updateMetadata(Invoice invoice) {
        var metadata = invoice.metadata();
        jdbc.sql("""
                update invoice
                set metadata = cast(:metadata as json), order_id = :orderId, item_code = :itemCode
                where id = :id
                """)
                .param("id", invoice.id().value())
                .param("metadata", json.write(metadata))
                .param("orderId", Metadata.text(metadata, Metadata.ORDER_ID).orElse(null))
                .param("itemCode", Metadata.text(metadata, Metadata.ITEM_CODE).orElse(null))
                .update();
    }

    /** {@return whether it was not so already} */
    boolean setArchived(InvoiceId id, boolean archived) {
        return jdbc.sql("update invoice set archived = :archived where id = :id and archived <> :archived")
                        .param("id", id.value())
                        .param("archived", archived)
                        .update()
                > 0;
    }

    private Invoice row(ResultSet row, int number) throws SQLException {
        var state = new InvoiceState(
                InvoiceStatus.valueOf(row.getString("status")), AdditionalStatus.valueOf(row.getString("additional")));
        return new Invoice(
                new InvoiceId(row.getString("id")),
                new StoreId(row.getString("store_id")),
                Network.of(row.getString("network")),
                row.getBoolean("any_amount"),
                row.getBigDecimal("price"),
                new CurrencyCode(row.getString("currency")),
                state,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("monitored_until", OffsetDateTime.class).toInstant(),
                row.getBoolean("archived"),
                json.readMetadata(row.getString("metadata")),
                json.readTerms(row.getString("terms")),
                List.of(),
                List.of());
    }
}
