package org.malipo.payouts;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.problem.TimedPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on pull payments themselves. */
@Component
class PullPaymentTable {
    private static final String SELECT = """
            select id, store_id, name, description, currency, amount, claimed, bolt11_expiry_days, starts_at, expires_at,
                methods, auto_approve, archived, invoice_id
            from pull_payment
            """;

    private final JdbcClient jdbc;

    PullPaymentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PullPayment made) {
        var refundOf = made.refundOf();
        jdbc.sql("""
                insert into pull_payment (id, store_id, name, description, currency, amount, bolt11_expiry_days,
                    starts_at, expires_at, methods, auto_approve, invoice_id)
                values (:id, :store, :name, :description, :currency, :amount, :days,
                    :startsAt, :expiresAt, cast(:methods as text[]), :autoApprove, :invoice)
                """)
                .param("id", made.id().value())
                .param("store", made.store().value())
                .param("name", made.name())
                .param("description", made.description())
                .param("currency", made.amount().currency().code())
                .param("amount", made.amount().amount())
                .param("days", made.bolt11Expiry().toDays())
                .param("startsAt", made.startsAt().atOffset(UTC))
                .param("expiresAt", time(made.expiresAt()))
                .param("methods", made.methods().stream().map(Enum::name).toArray(String[]::new))
                .param("autoApprove", made.autoApprove())
                .param("invoice", refundOf == null ? null : refundOf.value())
                .update();
    }

    Optional<PullPayment> find(PullPaymentId id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query(PullPaymentTable::row)
                .optional();
    }

    /** {@return the same, held for the transaction: claims of one pull payment wait for each other} */
    Optional<PullPayment> lock(PullPaymentId id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id.value())
                .query(PullPaymentTable::row)
                .optional();
    }

    /** {@return the store's, those that start last first} */
    List<PullPayment> ofStore(StoreId store, boolean withArchived, TimedPlace after, int limit) {
        return jdbc.sql(SELECT + """
                         where store_id = :store and (:withArchived or not archived)
                            and (starts_at, id) < (:startsAt, cast(:id as text))
                         order by starts_at desc, id desc
                         limit :limit
                        """)
                .param("store", store.value())
                .param("withArchived", withArchived)
                .param("startsAt", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query(PullPaymentTable::row)
                .list();
    }

    /** {@return how an invoice was refunded, oldest first} */
    List<PullPayment> refundsOf(InvoiceId invoice) {
        return jdbc.sql(SELECT + " where invoice_id = :invoice order by starts_at, id")
                .param("invoice", invoice.value())
                .query(PullPaymentTable::row)
                .list();
    }

    /** Counts more as claimed, or less. The database refuses what goes past the amount. */
    void claim(PullPaymentId id, BigDecimal more) {
        jdbc.sql("update pull_payment set claimed = claimed + :more where id = :id")
                .param("more", more)
                .param("id", id.value())
                .update();
    }

    void archive(PullPaymentId id) {
        jdbc.sql("update pull_payment set archived = true where id = :id")
                .param("id", id.value())
                .update();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }

    private static PullPayment row(ResultSet row, int number) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        var invoice = row.getString("invoice_id");
        return new PullPayment(
                new PullPaymentId(row.getString("id")),
                new StoreId(row.getString("store_id")),
                row.getString("name"),
                row.getString("description"),
                new Money(row.getBigDecimal("amount"), new CurrencyCode(row.getString("currency"))),
                row.getBigDecimal("claimed"),
                Duration.ofDays(row.getLong("bolt11_expiry_days")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                expiresAt == null ? null : expiresAt.toInstant(),
                methods((String[]) row.getArray("methods").getArray()),
                row.getBoolean("auto_approve"),
                row.getBoolean("archived"),
                invoice == null ? null : new InvoiceId(invoice));
    }

    private static Set<PayoutMethod> methods(String[] names) {
        var methods = EnumSet.noneOf(PayoutMethod.class);
        Arrays.stream(names).map(PayoutMethod::valueOf).forEach(methods::add);
        return methods;
    }
}
