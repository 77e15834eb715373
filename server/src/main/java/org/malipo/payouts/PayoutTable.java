package org.malipo.payouts;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.problem.TimedPlace;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All SQL on payouts. */
@Component
class PayoutTable {
    private static final String SELECT = """
            select p.id, p.store_id, p.pull_payment_id, p.created_at, p.method, p.destination, p.destination_key, p.minimum,
                p.original_currency, p.original_amount, p.payout_amount, p.state, p.proof, p.metadata
            from payout p
            left join pull_payment pp on pp.id = p.pull_payment_id
            """;

    private final JdbcClient jdbc;

    PayoutTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether it was added: its destination may be in another payout that is not over} */
    boolean insert(Payout made) {
        var from = made.pullPayment();
        return jdbc.sql("""
                insert into payout (id, store_id, pull_payment_id, created_at, method, destination, destination_key, minimum,
                    original_currency, original_amount, state, metadata)
                values (:id, :store, :pullPayment, :createdAt, :method, :destination, :key, :minimum,
                    :currency, :amount, :state, cast(:metadata as json))
                on conflict (destination_key) where state not in ('COMPLETED', 'CANCELLED') do nothing
                """)
                        .param("id", made.id().value())
                        .param("store", made.store().value())
                        .param("pullPayment", from == null ? null : from.value())
                        .param("createdAt", made.createdAt().atOffset(UTC))
                        .param("method", made.method().name())
                        .param("destination", made.destination())
                        .param("key", made.destinationKey())
                        .param("minimum", made.minimum())
                        .param("currency", made.original().currency().code())
                        .param("amount", made.original().amount())
                        .param("state", made.state().name())
                        .param("metadata", made.metadata().toString())
                        .update()
                == 1;
    }

    /** {@return whether it was written: its destination may be in another payout by now} */
    boolean update(Payout changed) {
        var proof = changed.proof();
        try {
            jdbc.sql("""
                    update payout set state = :state, payout_amount = :amount, proof = cast(:proof as json) where id = :id
                    """)
                    .param("state", changed.state().name())
                    .param("amount", changed.amount())
                    .param("proof", proof == null ? null : proof.toString())
                    .param("id", changed.id().value())
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    boolean isTaken(String destinationKey) {
        return jdbc.sql("""
                select exists (
                    select 1 from payout where destination_key = :key and state not in ('COMPLETED', 'CANCELLED'))
                """).param("key", destinationKey).query(Boolean.class).single();
    }

    /** {@return the payout, unless its pull payment is archived} */
    Optional<Payout> find(PayoutId id) {
        return jdbc.sql(SELECT + " where p.id = :id and pp.archived is not true")
                .param("id", id.value())
                .query(PayoutTable::row)
                .optional();
    }

    /** {@return the same, held for the transaction} */
    Optional<Payout> lock(PayoutId id) {
        return jdbc.sql(SELECT + " where p.id = :id and pp.archived is not true for update of p")
                .param("id", id.value())
                .query(PayoutTable::row)
                .optional();
    }

    /** {@return whose it is, also if its pull payment is archived} */
    Optional<StoreId> storeOf(PayoutId id) {
        return jdbc.sql("select store_id from payout where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(StoreId::new);
    }

    /**
     * {@return the store's, newest first, but for those of archived pull payments}
     *
     * @param state null for all
     */
    List<Payout> ofStore(
            StoreId store, boolean withCancelled, @Nullable PayoutState state, TimedPlace after, int limit) {
        return jdbc.sql(SELECT + """
                         where p.store_id = :store and pp.archived is not true and (:withCancelled or p.state <> 'CANCELLED')
                            and (cast(:state as text) is null or p.state = :state)
                            and (p.created_at, p.id) < (:createdAt, cast(:id as text))
                         order by p.created_at desc, p.id desc
                         limit :limit
                        """)
                .param("store", store.value())
                .param("withCancelled", withCancelled)
                .param("state", state == null ? null : state.name())
                .param("createdAt", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query(PayoutTable::row)
                .list();
    }

    /** {@return what was claimed from a pull payment, newest first} */
    List<Payout> ofPullPayment(PullPaymentId id, boolean withCancelled, TimedPlace after, int limit) {
        return jdbc.sql(SELECT + """
                         where p.pull_payment_id = :pullPayment and pp.archived is not true
                            and (:withCancelled or p.state <> 'CANCELLED')
                            and (p.created_at, p.id) < (:createdAt, cast(:id as text))
                         order by p.created_at desc, p.id desc
                         limit :limit
                        """)
                .param("pullPayment", id.value())
                .param("withCancelled", withCancelled)
                .param("createdAt", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query(PayoutTable::row)
                .list();
    }

    /** {@return what is cancelled when the pull payment is archived; held for the transaction} */
    List<Payout> lockCancellable(PullPaymentId id) {
        return jdbc.sql(SELECT + """
                         where p.pull_payment_id = :pullPayment and p.state in ('AWAITING_APPROVAL', 'AWAITING_PAYMENT')
                         order by p.created_at, p.id
                         for update of p
                        """)
                .param("pullPayment", id.value())
                .query(PayoutTable::row)
                .list();
    }

    private static Payout row(ResultSet row, int number) throws SQLException {
        var from = row.getString("pull_payment_id");
        var proof = row.getString("proof");
        return new Payout(
                new PayoutId(row.getString("id")),
                new StoreId(row.getString("store_id")),
                from == null ? null : new PullPaymentId(from),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                PayoutMethod.valueOf(row.getString("method")),
                row.getString("destination"),
                row.getString("destination_key"),
                row.getBigDecimal("minimum"),
                new Money(row.getBigDecimal("original_amount"), new CurrencyCode(row.getString("original_currency"))),
                row.getBigDecimal("payout_amount"),
                PayoutState.valueOf(row.getString("state")),
                proof == null ? null : json(proof),
                json(row.getString("metadata")));
    }

    private static ObjectNode json(String stored) {
        return (ObjectNode) JsonMapper.shared().readTree(stored);
    }
}
