package org.malipo.chain;

import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings what is copied for reading (the state of outputs, who spends them, each group's history) in line with the
 * transactions, for those that changed. Always computed from the facts, never carried forward, so it can't drift.
 */
@Component
class CopyTable {
    private final JdbcClient jdbc;

    CopyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void refresh(Network network, Collection<TxId> changed) {
        if (changed.isEmpty()) {
            return;
        }
        refreshOutputs(network, changed);
        refreshSpenders(network, changed);
        refreshHistory(network, changed);
    }

    private void refreshOutputs(Network network, Collection<TxId> changed) {
        jdbc.sql("""
                update chain_output o
                set live = t.state in ('confirmed', 'unconfirmed'), height = t.block_height, seen_at = t.seen_at
                from chain_transaction t
                where t.network = o.network and t.txid = o.txid
                    and o.network = :network and o.txid = any(cast(:changed as bytea[]))
                """)
                .param("network", network.id())
                .param("changed", Hashes.array(changed))
                .update();
    }

    /** Of the outputs that they spend, and of their own outputs. What a pruned transaction has spent stays spent. */
    private void refreshSpenders(Network network, Collection<TxId> changed) {
        jdbc.sql("""
                with spent as (
                    select o.txid, o.vout
                    from chain_input i
                    join chain_output o on o.network = i.network and o.txid = i.prev_txid and o.vout = i.prev_vout
                    where i.network = :network and i.txid = any(cast(:changed as bytea[]))
                  union
                    select txid, vout
                    from chain_output
                    where network = :network and txid = any(cast(:changed as bytea[]))
                )
                update chain_output o
                set spent_by = s.txid, spent_height = s.block_height
                from spent
                left join lateral (
                    select t.txid, t.block_height
                    from chain_input i
                    join chain_transaction t on t.network = i.network and t.txid = i.txid
                    where i.network = :network and i.prev_txid = spent.txid and i.prev_vout = spent.vout
                        and t.state in ('confirmed', 'unconfirmed')
                    order by t.block_height nulls last
                    limit 1
                ) s on true
                where o.network = :network and o.txid = spent.txid and o.vout = spent.vout
                    and (s.txid is not null or o.spent_by is null or exists (
                        select from chain_transaction known where known.network = o.network and known.txid = o.spent_by))
                """)
                .param("network", network.id())
                .param("changed", Hashes.array(changed))
                .update();
    }

    /** Of them and of what spends from them, since that may have come before them. */
    private void refreshHistory(Network network, Collection<TxId> changed) {
        jdbc.sql("""
                with touched as (
                    select unnest(cast(:changed as bytea[])) as txid
                  union
                    select i.txid
                    from chain_output o
                    join chain_input i on i.network = o.network and i.prev_txid = o.txid and i.prev_vout = o.vout
                    where o.network = :network and o.txid = any(cast(:changed as bytea[]))
                ), movement as (
                    select o.txid, o.grp, o.sats as received, 0 as sent
                    from touched
                    join chain_output o on o.network = :network and o.txid = touched.txid
                  union all
                    select i.txid, o.grp, 0, o.sats
                    from touched
                    join chain_input i on i.network = :network and i.txid = touched.txid
                    join chain_output o on o.network = i.network and o.txid = i.prev_txid and o.vout = i.prev_vout
                )
                insert into chain_history (network, grp, txid, received, sent, live, sort_height, sort_position, seen_at)
                select :network, m.grp, m.txid, sum(m.received), sum(m.sent), t.state in ('confirmed', 'unconfirmed'),
                    coalesce(t.block_height, 2147483647), coalesce(t.block_position, 2147483647), t.seen_at
                from movement m
                join chain_transaction t on t.network = :network and t.txid = m.txid
                group by m.grp, m.txid, t.state, t.block_height, t.block_position, t.seen_at
                on conflict (network, grp, txid) do update
                set received = excluded.received, sent = excluded.sent, live = excluded.live,
                    sort_height = excluded.sort_height, sort_position = excluded.sort_position, seen_at = excluded.seen_at
                """)
                .param("network", network.id())
                .param("changed", Hashes.array(changed))
                .update();
    }
}
