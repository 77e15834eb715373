package org.malipo.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who loses when transactions spend the same coin. Whatever takes a transaction away takes its unconfirmed descendants
 * too, as far as they are ours.
 */
@Component
class ConflictTable {
    private final JdbcClient jdbc;

    ConflictTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether a confirmed transaction of ours spends one of these coins already} */
    boolean losesToConfirmed(Network network, Collection<Spend> spends) {
        return jdbc.sql("""
                select exists (
                    select
                    from unnest(cast(:prevTxids as bytea[]), cast(:prevVouts as integer[])) as s (prev_txid, prev_vout)
                    join chain_input i
                        on i.network = :network and i.prev_txid = s.prev_txid and i.prev_vout = s.prev_vout
                    join chain_transaction t on t.network = i.network and t.txid = i.txid
                    where t.state = 'confirmed')
                """)
                .param("network", network.id())
                .param("prevTxids", SqlArray.bytes(spends, Spend::previousTxid))
                .param("prevVouts", SqlArray.integers(spends, Spend::previousVout))
                .query(Boolean.class)
                .single();
    }

    /**
     * Everything unconfirmed that spends one of these coins is replaced by the transaction that spends it here.
     *
     * @return the losers and their descendants
     */
    Set<TxId> replaceOthers(Network network, Collection<Spend> spends) {
        return Hashes.txids(jdbc.sql("""
                with recursive spend as (
                    select *
                    from unnest(cast(:txids as bytea[]), cast(:prevTxids as bytea[]), cast(:prevVouts as integer[]))
                        as s (txid, prev_txid, prev_vout)
                ), loser (txid, winner) as (
                    select i.txid, s.txid
                    from spend s
                    join chain_input i
                        on i.network = :network and i.prev_txid = s.prev_txid and i.prev_vout = s.prev_vout
                    join chain_transaction t on t.network = i.network and t.txid = i.txid
                    where i.txid <> s.txid and t.state in ('unconfirmed', 'evicted')
                  union
                    select child.txid, loser.winner
                    from loser
                    join chain_input child on child.network = :network and child.prev_txid = loser.txid
                    join chain_transaction t on t.network = child.network and t.txid = child.txid
                    where t.state in ('unconfirmed', 'evicted')
                )
                update chain_transaction t
                set state = 'replaced', replaced_by = l.winner
                from (select txid, min(winner) as winner from loser group by txid) l
                where t.network = :network and t.txid = l.txid and l.txid <> all (cast(:txids as bytea[]))
                returning t.txid
                """)
                .param("network", network.id())
                .param("txids", SqlArray.bytes(spends, spend -> Hashes.bytes(spend.txid())))
                .param("prevTxids", SqlArray.bytes(spends, Spend::previousTxid))
                .param("prevVouts", SqlArray.integers(spends, Spend::previousVout))
                .query(byte[].class)
                .list());
    }

    /**
     * The unconfirmed transaction and its unconfirmed descendants leave.
     *
     * @param state evicted, or replaced by nobody knows whom
     * @return what left
     */
    Set<TxId> drop(Network network, TxId txid, TransactionState state) {
        return Hashes.txids(jdbc.sql("""
                with recursive gone (txid) as (
                    select txid
                    from chain_transaction
                    where network = :network and txid = :txid and state = 'unconfirmed'
                  union
                    select child.txid
                    from gone
                    join chain_input child on child.network = :network and child.prev_txid = gone.txid
                    join chain_transaction t on t.network = child.network and t.txid = child.txid
                    where t.state = 'unconfirmed'
                )
                update chain_transaction t
                set state = :state
                from gone
                where t.network = :network and t.txid = gone.txid
                returning t.txid
                """)
                .param("network", network.id())
                .param("txid", Hashes.bytes(txid))
                .param("state", state.id())
                .query(byte[].class)
                .list());
    }

    /**
     * Takes everything above the height out of its block: coinbases die with what spends them, the rest is unconfirmed
     * again.
     *
     * @return all that changed
     */
    Set<TxId> disconnect(Network network, int height) {
        return Hashes.txids(jdbc.sql("""
                with recursive dead (txid) as (
                    select txid
                    from chain_transaction
                    where network = :network and block_height > :height and coinbase
                  union
                    select child.txid
                    from dead
                    join chain_input child on child.network = :network and child.prev_txid = dead.txid
                )
                update chain_transaction t
                set state = case when t.txid in (select txid from dead) then 'evicted' else 'unconfirmed' end,
                    block_height = null, block_hash = null, block_position = null, replaced_by = null
                where t.network = :network
                    and (t.block_height > :height or t.state = 'unconfirmed' and t.txid in (select txid from dead))
                returning t.txid
                """)
                .param("network", network.id())
                .param("height", height)
                .query(byte[].class)
                .list());
    }

    /** {@return the coins that these transactions spend} */
    List<OutPoint> spentBy(Network network, Collection<TxId> txids) {
        return jdbc.sql("""
                select prev_txid, prev_vout
                from chain_input
                where network = :network and txid = any(cast(:txids as bytea[]))
                """)
                .param("network", network.id())
                .param("txids", Hashes.array(txids))
                .query((row, _) -> new OutPoint(new TxHash(new TxId(row.getBytes(1))), row.getLong(2)))
                .list();
    }
}
