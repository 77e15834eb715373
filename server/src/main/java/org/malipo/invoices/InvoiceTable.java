package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.money.CurrencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on invoices themselves, without their prompts and payments. */
@Component
class InvoiceTable {
    static final String COLUMNS = """
            id, store_id, network, any_amount, price, currency, status, additional, created_at, expires_at,
            monitored_until, archived, metadata, terms
            """;
    private static final String SELECT = "select " + COLUMNS + " from invoice ";
    private static final String MATCHING = """
            and store_id = :store
            and (:includeArchived or not archived)
            and (cast(:statuses as text[]) is null or status = any (cast(:statuses as text[])))
            and (cast(:from as timestamptz) is null or created_at >= :from)
            and (cast(:before as timestamptz) is null or created_at < :before)
            and (cast(:text as text) is null
                or exists (select 1 from unnest(search_terms) term where starts_with(term, :text)))
            and (cast(:afterAt as timestamptz) is null or (created_at, id) < (:afterAt, cast(:afterId as text)))
            order by created_at desc, id desc
            offset :skip
            limit cast(:take as bigint)
            """;
    private static final String LIST = SELECT + "where true " + MATCHING;
    private static final String LIST_OF_ORDERS =
            SELECT + "where order_id = any (cast(:orderIds as text[])) " + MATCHING;

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

    List<Invoice> list(StoreId store, InvoiceFilter filter) {
        var statement = filter.orderIds().isEmpty() ? jdbc.sql(LIST) : jdbc.sql(LIST_OF_ORDERS);
        var after = filter.after();
        var to = filter.to();
        return statement
                .param("store", store.value())
                .param("orderIds", texts(filter.orderIds()))
                .param(
                        "statuses",
                        texts(filter.statuses().stream().map(Enum::name).toList()))
                .param("includeArchived", filter.includeArchived())
                .param("from", at(filter.from()))
                .param("before", to == null ? null : at(to.plusSeconds(1)))
                .param("text", withoutNul(filter.text()))
                .param("afterAt", after == null ? null : at(after.createdAt()))
                .param("afterId", after == null ? null : after.id().value())
                .param("skip", filter.skip())
                .param("take", filter.take())
                .query(this::row)
                .list();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(UTC);
    }

    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }

    private static String @Nullable [] texts(Collection<String> texts) {
        return texts.isEmpty()
                ? null
                : texts.stream().map(InvoiceTable::withoutNul).toArray(String[]::new);
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
        jdbc.sql("update invoice set metadata = cast(:metadata as json), order_id = :orderId where id = :id")
                .param("id", invoice.id().value())
                .param("metadata", json.write(invoice.metadata()))
                .param(
                        "orderId",
                        Metadata.text(invoice.metadata(), Metadata.ORDER_ID).orElse(null))
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
