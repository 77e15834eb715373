package org.malipo.wallets.pending;

import fr.acinq.bitcoin.OutPoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.wallets.sending.Outpoints;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Coins that transactions of several signers hold, in the table where sends hold theirs: a coin is in one of either only. */
@Component
class PendingCoinTable {
    private final JdbcClient jdbc;

    PendingCoinTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether it has all of these coins now; waits for whoever is taking one of them just now} */
    boolean hold(PendingId id, Network network, Collection<OutPoint> coins) {
        var ordered = Outpoints.ordered(coins);
        return jdbc.sql("""
                insert into wallet_held_coin (network, txid, vout, pending_id)
                select :network, decode(txid, 'hex'), vout, :id
                from unnest(cast(:txids as text[]), cast(:vouts as bigint[])) as coin (txid, vout)
                on conflict (network, txid, vout) do nothing
                """)
                        .param("network", network.id())
                        .param("id", id.value())
                        .param("txids", Outpoints.txids(ordered))
                        .param("vouts", Outpoints.vouts(ordered))
                        .update()
                == coins.size();
    }

    /** {@return which open transactions hold some of these coins, and which} */
    Map<PendingId, Set<OutPoint>> holders(Network network, Collection<OutPoint> coins) {
        record Held(String pending, OutPoint coin) {}
        var held = jdbc.sql("""
                select h.pending_id, h.txid, h.vout
                from unnest(cast(:txids as text[]), cast(:vouts as bigint[])) as coin (txid, vout)
                join wallet_held_coin h
                    on h.network = :network and h.txid = decode(coin.txid, 'hex') and h.vout = coin.vout
                where h.pending_id is not null
                """)
                .param("network", network.id())
                .param("txids", Outpoints.txids(coins))
                .param("vouts", Outpoints.vouts(coins))
                .query((row, _) -> new Held(row.getString(1), Outpoints.of(row.getBytes(2), row.getLong(3))))
                .list();
        var holders = new HashMap<PendingId, Set<OutPoint>>();
        held.forEach(one -> holders.computeIfAbsent(new PendingId(one.pending()), _ -> new HashSet<>())
                .add(one.coin()));
        return holders;
    }

    /** {@return whether it is being sent: a send has its coins as well} None takes them before the caller's transaction ends. */
    boolean isSending(PendingId id) {
        return jdbc.sql("""
                select send_id is not null from wallet_held_coin where pending_id = :id order by txid, vout for update
                """).param("id", id.value()).query(Boolean.class).list().contains(true);
    }

    /** Gives its coins back; what a send has as well stays with the send. */
    void release(PendingId id) {
        jdbc.sql("delete from wallet_held_coin where pending_id = :id and send_id is null")
                .param("id", id.value())
                .update();
        jdbc.sql("update wallet_held_coin set pending_id = null where pending_id = :id")
                .param("id", id.value())
                .update();
    }
}
