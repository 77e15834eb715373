package org.malipo.wallets.pending;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.TxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCombiner.Progress;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.idempotency.CallKey;
import org.malipo.money.Sats;
import org.malipo.problem.TimedPlace;
import org.malipo.wallets.StoreWallet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on transactions of several signers themselves. */
@Component
class PendingTable {
    private static final String SELECT = """
            select id, store_id, wallet_id, network, state, base_psbt, psbt, txid, needed, total, collected, change_sats,
                fee_sats, made_by, created_at, expires_at
            from wallet_pending
            """;

    private final JdbcClient jdbc;

    PendingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether it is there now; false if the same one waits already, or the request has made one} */
    boolean insert(PendingTransaction made, Optional<CallKey> key) {
        return jdbc.sql("""
                insert into wallet_pending (id, store_id, wallet_id, network, state, base_psbt, psbt, unsigned_id, txid, needed,
                    total, collected, change_sats, fee_sats, made_by, request_key, request_fingerprint, created_at, changed_at,
                    expires_at)
                values (:id, :store, :wallet, :network, 'pending', :base, :psbt, :unsignedId, :txid, :needed,
                    :total, 0, :change, :fee, :madeBy, :key, :fingerprint, :now, :now, :expiresAt)
                on conflict do nothing
                """)
                        .param("id", made.id().value())
                        .param("store", made.store().value())
                        .param("wallet", made.wallet())
                        .param("network", made.network().id())
                        .param("base", made.base().toBytes())
                        .param("psbt", made.psbt().toBytes())
                        .param("unsignedId", bytes(made.unsignedId()))
                        .param("txid", made.txid() == null ? null : bytes(made.txid()))
                        .param("needed", made.progress().needed())
                        .param("total", made.progress().total())
                        .param("change", made.change().value())
                        .param("fee", made.fee().value())
                        .param("madeBy", made.madeBy().value())
                        .param("key", key.map(CallKey::bytes).orElse(null))
                        .param("fingerprint", key.map(CallKey::fingerprint).orElse(null))
                        .param("now", made.createdAt().atOffset(UTC))
                        .param("expiresAt", made.expiresAt().atOffset(UTC))
                        .update()
                > 0;
    }

    /**
     * {@return what a request with this key has made}
     *
     * @throws org.malipo.problem.ProblemException if it was another request
     */
    Optional<PendingTransaction> ofKey(CallKey key) {
        return jdbc.sql("select id, request_fingerprint from wallet_pending where request_key = :key")
                .param("key", key.bytes())
                .query((row, _) -> {
                    key.requireSame(row.getBytes("request_fingerprint"));
                    return new PendingId(row.getString("id"));
                })
                .optional()
                .flatMap(this::find);
    }

    Optional<PendingTransaction> find(PendingId id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query(PendingTable::row)
                .optional();
    }

    /** {@return the same, which nobody else changes before the caller's transaction ends} */
    Optional<PendingTransaction> lock(PendingId id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id.value())
                .query(PendingTable::row)
                .optional();
    }

    List<PendingTransaction> list(Collection<PendingId> ids) {
        return jdbc.sql(SELECT + " where id = any (cast(:ids as text[])) order by id")
                .param("ids", ids.stream().map(PendingId::value).toArray(String[]::new))
                .query(PendingTable::row)
                .list();
    }

    /** {@return those of a store's wallet, newest first} */
    List<PendingTransaction> of(StoreWallet wallet, boolean onlyOpen, TimedPlace after, int limit) {
        return jdbc.sql(SELECT + """
                         where store_id = :store and wallet_id = :wallet
                            and (not :onlyOpen or state in ('pending', 'signed'))
                            and (created_at, id) < (:createdAt, cast(:id as text))
                         order by created_at desc, id desc
                         limit :limit
                        """)
                .param("store", wallet.store().value())
                .param("wallet", wallet.id())
                .param("onlyOpen", onlyOpen)
                .param("createdAt", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query(PendingTable::row)
                .list();
    }

    /** {@return those that may still be sent, in the order of their end} */
    List<PendingTransaction> open(TimedPlace after, int limit) {
        return jdbc.sql(SELECT + """
                         where state in ('pending', 'signed') and (expires_at, id) > (:expiresAt, cast(:id as text))
                         order by expires_at, id
                         limit :limit
                        """)
                .param("expiresAt", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query(PendingTable::row)
                .list();
    }

    boolean isAnyOpen(Network network) {
        return jdbc.sql("""
                select exists (select 1 from wallet_pending where network = :network and state in ('pending', 'signed'))
                """).param("network", network.id()).query(Boolean.class).single();
    }

    /** Writes down what signers gave. The caller holds it. */
    void collected(
            PendingId id, PendingTransaction.Collected now, PendingState state, @Nullable TxId txid, Instant at) {
        jdbc.sql("""
                update wallet_pending
                set psbt = :psbt, collected = :collected, state = :state, txid = coalesce(:txid, txid), changed_at = :now
                where id = :id
                """)
                .param("psbt", now.psbt().toBytes())
                .param("collected", now.progress().collected())
                .param("state", state.id())
                .param("txid", txid == null ? null : bytes(txid))
                .param("now", at.atOffset(UTC))
                .param("id", id.value())
                .update();
    }

    /** Keeps a PSBT as it came. */
    void keep(PendingId id, Psbt given, int added, UserId by, Instant at) {
        jdbc.sql("""
                insert into wallet_pending_psbt (pending_id, number, psbt, added, given_by, given_at)
                select :id, 1 + count(*), :psbt, :added, :by, :now from wallet_pending_psbt where pending_id = :id
                """)
                .param("id", id.value())
                .param("psbt", given.toBytes())
                .param("added", added)
                .param("by", by.value())
                .param("now", at.atOffset(UTC))
                .update();
    }

    /** {@return whether it was open, and is now over} */
    boolean end(PendingId id, PendingState to, @Nullable TxId txid, Instant at) {
        return jdbc.sql("""
                update wallet_pending
                set state = :to, txid = coalesce(:txid, txid), changed_at = :now
                where id = :id and state in ('pending', 'signed')
                """)
                        .param("to", to.id())
                        .param("txid", txid == null ? null : bytes(txid))
                        .param("now", at.atOffset(UTC))
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** {@return how many of a store went, with what they hold} */
    int removeSome(StoreId store, int limit) {
        return jdbc.sql("""
                delete from wallet_pending
                where id in (
                    select id from wallet_pending where store_id = :store order by created_at desc, id desc limit :limit)
                """).param("store", store.value()).param("limit", limit).update();
    }

    private static byte[] bytes(TxId txid) {
        return txid.value.toByteArray();
    }

    private static PendingTransaction row(ResultSet row, int number) throws SQLException {
        var txid = row.getBytes("txid");
        return new PendingTransaction(
                new PendingId(row.getString("id")),
                new StoreId(row.getString("store_id")),
                row.getLong("wallet_id"),
                Network.of(row.getString("network")),
                PendingState.of(row.getString("state")),
                psbt(row.getBytes("base_psbt")),
                psbt(row.getBytes("psbt")),
                txid == null ? null : new TxId(txid),
                new Progress(row.getInt("needed"), row.getInt("total"), row.getInt("collected")),
                new Sats(row.getLong("change_sats")),
                new Sats(row.getLong("fee_sats")),
                new UserId(row.getString("made_by")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static Psbt psbt(byte[] stored) {
        try {
            return Psbt.parse(stored);
        } catch (PsbtException e) {
            throw new IllegalStateException("A stored PSBT can't be read", e);
        }
    }
}
