package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.Lease;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was sent from here, and what came of it. */
@Component
class BroadcastTable {
    private final JdbcClient jdbc;

    BroadcastTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps it before it is tried. */
    void intend(Network network, Transaction tx, Instant now) {
        jdbc.sql("""
                insert into chain_broadcast (network, txid, raw, outcome, changed_at)
                values (:network, :txid, :raw, 'unknown', :now)
                on conflict (network, txid) do update
                set raw = excluded.raw, outcome = 'unknown', code = null, reason = null, changed_at = excluded.changed_at
                """)
                .param("network", network.id())
                .param("txid", Hashes.bytes(tx.txid))
                .param("raw", Transaction.write(tx))
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** By the leader, of what others wait for too. */
    @Transactional
    public void record(Lease lease, Network network, BroadcastResult result, Instant now) {
        lease.check();
        record(network, result, now);
    }

    void record(Network network, BroadcastResult result, Instant now) {
        switch (result) {
            case BroadcastResult.Accepted _ -> record(network, result, "accepted", null, null, now);
            case BroadcastResult.AlreadyMined _ -> record(network, result, "mined", null, null, now);
            case BroadcastResult.Rejected rejected ->
                record(network, result, "rejected", rejected.code(), rejected.reason(), now);
            case BroadcastResult.Unknown unknown -> record(network, result, "unknown", null, unknown.reason(), now);
        }
    }

    private void record(
            Network network,
            BroadcastResult result,
            String outcome,
            @Nullable Integer code,
            @Nullable String reason,
            Instant now) {
        jdbc.sql("""
                update chain_broadcast
                set outcome = :outcome, code = :code, reason = :reason, changed_at = :now
                where network = :network and txid = :txid
                """)
                .param("network", network.id())
                .param("txid", Hashes.bytes(result.txid()))
                .param("outcome", outcome)
                .param("code", code)
                .param("reason", reason)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Nobody waits any more for what becomes of it. */
    void giveUp(Network network, TxId txid, Instant now) {
        jdbc.sql("""
                update chain_broadcast
                set outcome = 'rejected', reason = 'given up', changed_at = :now
                where network = :network and txid = :txid and outcome = 'unknown'
                """)
                .param("network", network.id())
                .param("txid", Hashes.bytes(txid))
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** {@return {@code unknown}, {@code accepted}, {@code mined} or {@code rejected}} */
    String outcome(Network network, TxId txid) {
        return jdbc.sql("""
                select outcome
                from chain_broadcast
                where network = :network and txid = :txid
                """)
                .param("network", network.id())
                .param("txid", Hashes.bytes(txid))
                .query(String.class)
                .single();
    }

    /** {@return those of which nobody knows whether the node took them, that nobody tries just now, and that are not withdrawn} */
    List<Transaction> unknown(Network network, Instant before, int limit) {
        return jdbc.sql("""
                select raw
                from chain_broadcast b
                where network = :network and outcome = 'unknown' and changed_at < :before
                    and not exists (
                        select 1 from chain_withdrawn w where w.network = b.network and w.txid = b.txid)
                order by changed_at
                limit :limit
                """)
                .param("network", network.id())
                .param("before", before.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> Transaction.read(row.getBytes(1)))
                .list();
    }

    /** {@return the same, those first that were sent last, and none that nobody has sent since then} */
    List<Transaction> latestUnknown(Network network, Instant since, int limit) {
        return jdbc.sql("""
                select raw
                from chain_broadcast b
                where network = :network and outcome = 'unknown' and changed_at >= :since
                    and not exists (
                        select 1 from chain_withdrawn w where w.network = b.network and w.txid = b.txid)
                order by changed_at desc
                limit :limit
                """)
                .param("network", network.id())
                .param("since", since.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> Transaction.read(row.getBytes(1)))
                .list();
    }

    /** {@return how many that nobody has tried since then were deleted, at most so many} */
    int prune(Instant before, int most) {
        return jdbc.sql("""
                delete from chain_broadcast
                where (network, txid) in (
                    select network, txid from chain_broadcast where changed_at < :before order by changed_at limit :most)
                """)
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .update();
    }
}
