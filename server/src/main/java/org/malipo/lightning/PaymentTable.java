package org.malipo.lightning;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.ByteVector32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.idempotency.CallKey;
import org.malipo.lightning.LightningPayment.Complete;
import org.malipo.lightning.LightningPayment.Failed;
import org.malipo.lightning.LightningPayment.Pending;
import org.malipo.ln.Msat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on payments. Each change of state names the attempt that it is about; only that it was paid is true of any. */
@Component
class PaymentTable {
    private static final String COLUMNS = """
            select payer, payment_hash, node_id, bolt11, amount_msat, attempt, state, sending_until, unknown_times, checks,
                created_at, preimage, fee_msat, no_route, failure
            from lightning_payment
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PaymentTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** {@return what told the request apart that made a payment under this key} */
    Optional<byte[]> digestOf(CallKey key) {
        return jdbc.sql("select call_digest from lightning_payment where call_key = :key")
                .param("key", key.bytes())
                .query(byte[].class)
                .optional();
    }

    Optional<LightningPayment> find(String payer, ByteVector32 hash) {
        return jdbc.sql(COLUMNS + "where payer = :payer and payment_hash = :hash")
                .param("payer", payer)
                .param("hash", hash.toByteArray())
                .query((row, _) -> payment(row))
                .optional();
    }

    LightningPayment lock(String payer, ByteVector32 hash) {
        return jdbc.sql(COLUMNS + "where payer = :payer and payment_hash = :hash for update")
                .param("payer", payer)
                .param("hash", hash.toByteArray())
                .query((row, _) -> payment(row))
                .single();
    }

    /** {@return what the store pays, or has paid, with another node} */
    Optional<LightningPayment> elsewhere(StoreId store, String payer, ByteVector32 hash) {
        return jdbc.sql(COLUMNS + """
                where store_id = :store and payment_hash = :hash and payer <> :payer and state <> 'FAILED'
                """)
                .param("store", store.value())
                .param("hash", hash.toByteArray())
                .param("payer", payer)
                .query((row, _) -> payment(row))
                .optional();
    }

    /** {@return whether it is new} */
    boolean insert(Payer payer, NewPayment payment, Instant sendingUntil, String madeBy, @Nullable CallKey key) {
        return jdbc.sql("""
                insert into lightning_payment (payer, payment_hash, store_id, node_id, bolt11, amount_msat, max_fee_msat,
                    attempt, state, sending_until, next_check_at, made_by, call_key, call_digest, created_at)
                values (:payer, :hash, :store, :node, :bolt11, :amount, :maxFee, 1, 'PENDING', :until, :until, :madeBy,
                    :key, :digest, :now)
                on conflict do nothing
                """)
                        .param("payer", payer.name())
                        .param("hash", payment.request().paymentHash().toByteArray())
                        .param(
                                "store",
                                payer.store() == null ? null : payer.store().value())
                        .param("node", payer.node().id().value())
                        .param("bolt11", payment.request().text())
                        .param("amount", payment.order().payable().value())
                        .param("maxFee", payment.maxFee().value())
                        .param("until", sendingUntil.atOffset(UTC))
                        .param("madeBy", madeBy)
                        .param("key", key == null ? null : key.bytes())
                        .param("digest", key == null ? null : key.fingerprint())
                        .param("now", clock.instant().atOffset(UTC))
                        .update()
                > 0;
    }

    /** Begins anew what has failed. */
    void retry(Payer payer, NewPayment payment, Instant sendingUntil) {
        jdbc.sql("""
                update lightning_payment
                set state = 'PENDING', attempt = attempt + 1, store_id = :store, node_id = :node, bolt11 = :bolt11,
                    amount_msat = :amount, max_fee_msat = :maxFee, sending_until = :until, next_check_at = :until,
                    unknown_times = 0, checks = 0, failure = null, no_route = false, ended_at = null
                where payer = :payer and payment_hash = :hash and state = 'FAILED'
                """)
                .param("payer", payer.name())
                .param("hash", payment.request().paymentHash().toByteArray())
                .param("store", payer.store() == null ? null : payer.store().value())
                .param("node", payer.node().id().value())
                .param("bolt11", payment.request().text())
                .param("amount", payment.order().payable().value())
                .param("maxFee", payment.maxFee().value())
                .param("until", sendingUntil.atOffset(UTC))
                .update();
    }

    /** Of whatever attempt: the payee has it. */
    void complete(LightningPayment payment, Complete outcome) {
        jdbc.sql("""
                update lightning_payment
                set state = 'COMPLETE', preimage = :preimage, fee_msat = :fee, failure = null, no_route = false,
                    node_id = null, next_check_at = null, ended_at = :now
                where payer = :payer and payment_hash = :hash and state <> 'COMPLETE'
                """)
                .param(
                        "preimage",
                        outcome.preimage().map(ByteVector32::toByteArray).orElse(null))
                .param("fee", outcome.fee().value())
                .param("now", clock.instant().atOffset(UTC))
                .param("payer", payment.payer())
                .param("hash", payment.hash().toByteArray())
                .update();
    }

    void fail(LightningPayment payment, Failed outcome) {
        jdbc.sql("""
                update lightning_payment
                set state = 'FAILED', failure = :failure, no_route = :noRoute, node_id = null, next_check_at = null,
                    ended_at = :now
                where payer = :payer and payment_hash = :hash and attempt = :attempt and state = 'PENDING'
                """)
                .param("failure", outcome.reason())
                .param("noRoute", outcome.noRoute())
                .param("now", clock.instant().atOffset(UTC))
                .param("payer", payment.payer())
                .param("hash", payment.hash().toByteArray())
                .param("attempt", payment.attempt())
                .update();
    }

    /** Whoever sent it has ended and does not know what became of it. */
    void sent(LightningPayment payment, Instant nextCheck) {
        jdbc.sql("""
                update lightning_payment
                set sending_until = :now, next_check_at = :next
                where payer = :payer and payment_hash = :hash and attempt = :attempt and state = 'PENDING'
                """)
                .param("now", clock.instant().atOffset(UTC))
                .param("next", nextCheck.atOffset(UTC))
                .param("payer", payment.payer())
                .param("hash", payment.hash().toByteArray())
                .param("attempt", payment.attempt())
                .update();
    }

    void checkAgain(LightningPayment payment, int unknownTimes, Instant nextCheck) {
        jdbc.sql("""
                update lightning_payment
                set unknown_times = :unknownTimes, checks = checks + 1, next_check_at = :next
                where payer = :payer and payment_hash = :hash and attempt = :attempt and state = 'PENDING'
                """)
                .param("unknownTimes", unknownTimes)
                .param("next", nextCheck.atOffset(UTC))
                .param("payer", payment.payer())
                .param("hash", payment.hash().toByteArray())
                .param("attempt", payment.attempt())
                .update();
    }

    List<LightningPayment> due(Instant now, int limit) {
        return jdbc.sql(COLUMNS + """
                where state = 'PENDING' and next_check_at <= :now order by next_check_at limit :limit
                """)
                .param("now", now.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> payment(row))
                .list();
    }

    long pendingOf(StoreId store) {
        return jdbc.sql("select count(*) from lightning_payment where store_id = :store and state = 'PENDING'")
                .param("store", store.value())
                .query(Long.class)
                .single();
    }

    private static LightningPayment payment(ResultSet row) throws SQLException {
        return new LightningPayment(
                row.getString("payer"),
                new ByteVector32(row.getBytes("payment_hash")),
                node(row),
                row.getString("bolt11"),
                new Msat(row.getLong("amount_msat")),
                row.getInt("attempt"),
                state(row),
                instant(row, "sending_until"),
                row.getInt("unknown_times"),
                row.getInt("checks"),
                instant(row, "created_at"));
    }

    private static @Nullable NodeId node(ResultSet row) throws SQLException {
        var id = row.getObject("node_id", UUID.class);
        return id == null ? null : new NodeId(id);
    }

    private static LightningPayment.State state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "PENDING" -> new Pending();
            case "COMPLETE" ->
                new Complete(
                        Optional.ofNullable(row.getBytes("preimage")).map(ByteVector32::new),
                        new Msat(row.getLong("fee_msat")));
            default -> new Failed(row.getBoolean("no_route"), row.getString("failure"));
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
