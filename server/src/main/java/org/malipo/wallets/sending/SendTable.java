package org.malipo.wallets.sending;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.idempotency.CallKey;
import org.malipo.money.Sats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** All SQL on sends. */
@Component
class SendTable {
    private final JdbcClient jdbc;

    SendTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A send that a request with a key has made. */
    @SuppressWarnings("ArrayRecordComponent") // compared at once
    record Keyed(Send send, byte[] fingerprint) {}

    /** {@return whether it is there now; not if the transaction, or one for this key, was there before} */
    boolean insert(SendId id, NewSend send, String madeBy, Optional<CallKey> key, Instant now) {
        return with(jdbc.sql("""
                insert into wallet_send (id, store_id, wallet_id, network, purpose, state, txid, unsigned_id, raw, psbt,
                    change_sats, fee_sats, vbytes, replaces, made_by, request_key, request_fingerprint, created_at,
                    changed_at)
                values (:id, :store, :wallet, :network, :purpose, 'sending', :txid, :unsignedId, :raw, :psbt,
                    :change, :fee, :vbytes, :replaces, :madeBy, :key, :fingerprint, :now, :now)
                on conflict do nothing
                """), id, send, madeBy, key, now).update() > 0;
    }

    /** Puts what is sent now in the place of what was known by the same transaction id, and has it wait to be offered. */
    void renew(SendId id, NewSend send, String madeBy, Optional<CallKey> key, Instant now) {
        with(jdbc.sql("""
                update wallet_send
                set store_id = :store, wallet_id = :wallet, network = :network, purpose = :purpose, state = 'sending',
                    reason = null, txid = :txid, unsigned_id = :unsignedId, raw = :raw, psbt = :psbt,
                    change_sats = :change, fee_sats = :fee, vbytes = :vbytes, replaces = :replaces, made_by = :madeBy,
                    request_key = :key, request_fingerprint = :fingerprint, created_at = :now, changed_at = :now
                where id = :id
                """), id, send, madeBy, key, now).update();
    }

    private static StatementSpec with(
            StatementSpec statement, SendId id, NewSend send, String madeBy, Optional<CallKey> key, Instant now) {
        var transaction = send.transaction();
        var psbt = send.psbt();
        var fee = send.fee();
        var replaces = send.replaces();
        return statement
                .param("id", id.value())
                .param("store", send.wallet().store().value())
                .param("wallet", send.wallet().id())
                .param("network", send.wallet().network().id())
                .param("purpose", send.purpose().id())
                .param("txid", bytes(transaction.txid))
                .param("unsignedId", bytes(Unsigned.of(transaction).txid))
                .param("raw", Transaction.write(transaction))
                .param("psbt", psbt == null ? null : psbt.toBytes())
                .param("change", send.change().value())
                .param("fee", fee == null ? null : fee.value())
                .param("vbytes", (Transaction.weight(transaction) + 3) / 4)
                .param("replaces", replaces == null ? null : replaces.id().value())
                .param("madeBy", madeBy)
                .param("key", key.map(CallKey::bytes).orElse(null))
                .param("fingerprint", key.map(CallKey::fingerprint).orElse(null))
                .param("now", now.atOffset(UTC));
    }

    Optional<Send> find(SendId id) {
        return jdbc.sql("""
                select id, store_id, wallet_id, network, purpose, state, raw, change_sats, fee_sats, replaces, reason,
                    created_at
                from wallet_send
                where id = :id
                """)
                .param("id", id.value())
                .query((row, _) -> send(row))
                .optional();
    }

    /** {@return the send, which nobody else changes before the caller's transaction ends} */
    Optional<Send> lock(SendId id) {
        return jdbc.sql("""
                select id, store_id, wallet_id, network, purpose, state, raw, change_sats, fee_sats, replaces, reason,
                    created_at
                from wallet_send
                where id = :id
                for update
                """)
                .param("id", id.value())
                .query((row, _) -> send(row))
                .optional();
    }

    /** {@return what a request with this key has made} */
    Optional<Keyed> ofKey(CallKey key) {
        return jdbc.sql("""
                select id, store_id, wallet_id, network, purpose, state, raw, change_sats, fee_sats, replaces, reason,
                    created_at, request_fingerprint
                from wallet_send
                where request_key = :key
                """)
                .param("key", key.bytes())
                .query((row, _) -> new Keyed(send(row), row.getBytes("request_fingerprint")))
                .optional();
    }

    /** {@return those of these transactions that are sends, by their ids in their order} */
    List<Send> among(Network network, Collection<TxId> txids) {
        return jdbc.sql("""
                select id, store_id, wallet_id, network, purpose, state, raw, change_sats, fee_sats, replaces, reason,
                    created_at
                from wallet_send
                where network = :network
                    and txid in (select decode(txid, 'hex') from unnest(cast(:txids as text[])) as wanted (txid))
                order by id
                """)
                .param("network", network.id())
                .param("txids", txids.stream().map(txid -> txid.value.toHex()).toArray(String[]::new))
                .query((row, _) -> send(row))
                .list();
    }

    /** {@return the payjoin that took a payment's place, unless the node refused it or another transaction won} */
    Optional<Send> payjoinOf(SendId payment) {
        return jdbc.sql("""
                select id, store_id, wallet_id, network, purpose, state, raw, change_sats, fee_sats, replaces, reason,
                    created_at
                from wallet_send
                where replaces = :payment and purpose = 'payjoin'
                    and state in ('sending', 'sent', 'confirmed', 'evicted')
                """)
                .param("payment", payment.value())
                .query((row, _) -> send(row))
                .optional();
    }

    /**
     * {@return sends that nobody has offered since a time and whose outcome is open, those first that wait longest} Those whose
     * place a payjoin has are left out, and those for which one is being made.
     */
    List<Send> open(Instant before, Instant now, int limit) {
        return jdbc.sql("""
                select id, store_id, wallet_id, network, purpose, state, raw, change_sats, fee_sats, replaces, reason,
                    created_at
                from wallet_send
                where state = 'sending' and changed_at < :before
                    and not exists (
                        select 1 from wallet_payjoin j
                        where j.original_id = wallet_send.id and j.state = 'proposing' and j.due_at > :now)
                    and not exists (
                        select 1 from wallet_send p
                        where p.replaces = wallet_send.id and p.purpose = 'payjoin' and p.state in ('sending', 'sent'))
                order by changed_at
                limit :limit
                """)
                .param("before", before.atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> send(row))
                .list();
    }

    /** {@return sends of a wallet that nodes have forgotten, the newest first} */
    List<Send> forgotten(long wallet, Instant since, int limit) {
        return jdbc.sql("""
                select id, store_id, wallet_id, network, purpose, state, raw, change_sats, fee_sats, replaces, reason,
                    created_at
                from wallet_send
                where wallet_id = :wallet and state = 'evicted' and created_at >= :since
                order by created_at desc
                limit :limit
                """)
                .param("wallet", wallet)
                .param("since", since.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> send(row))
                .list();
    }

    /**
     * Has a send stand elsewhere, if it is in one of these states. A refused one lets go of its request's key: the request was
     * refused with it, and may be sent again with the same key.
     *
     * @return whether it was
     */
    boolean move(SendId id, Collection<SendState> from, SendState to, @Nullable String reason, Instant now) {
        return jdbc.sql("""
                update wallet_send
                set state = :to, reason = :reason, changed_at = :now,
                    request_key = case when :to = 'refused' then null else request_key end,
                    request_fingerprint = case when :to = 'refused' then null else request_fingerprint end
                where id = :id and state = any(cast(:from as text[]))
                """)
                        .param("id", id.value())
                        .param("from", from.stream().map(SendState::id).toArray(String[]::new))
                        .param("to", to.id())
                        .param("reason", reason)
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    /** {@return how many sends of a store went, with what they hold} */
    int removeSome(StoreId store, int limit) {
        return jdbc.sql("""
                delete from wallet_send
                where id in (
                    select id from wallet_send where store_id = :store order by created_at desc, id desc limit :limit)
                """).param("store", store.value()).param("limit", limit).update();
    }

    /** {@return how many that were refused before then were deleted, at most so many} They hold no coins. */
    int pruneRefused(Instant before, int most) {
        return jdbc.sql("""
                delete from wallet_send
                where state = 'refused' and id in (
                    select id from wallet_send
                    where state = 'refused' and changed_at < :before
                    order by changed_at
                    limit :most
                    for update skip locked)
                """)
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .update();
    }

    private static byte[] bytes(TxId txid) {
        return txid.value.toByteArray();
    }

    private static Send send(ResultSet row) throws SQLException {
        var replaces = row.getObject("replaces", UUID.class);
        var fee = row.getObject("fee_sats", Long.class);
        return new Send(
                new SendId(row.getObject("id", UUID.class)),
                new StoreId(row.getString("store_id")),
                row.getLong("wallet_id"),
                Network.of(row.getString("network")),
                SendPurpose.of(row.getString("purpose")),
                SendState.of(row.getString("state")),
                Transaction.read(row.getBytes("raw")),
                new Sats(row.getLong("change_sats")),
                fee == null ? null : new Sats(fee),
                replaces == null ? null : new SendId(replaces),
                row.getString("reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
