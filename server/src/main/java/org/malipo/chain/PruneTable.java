package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what is known of transactions. */
@Component
class PruneTable {
    private final JdbcClient jdbc;

    PruneTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** No block comes or goes before the caller's transaction ends. */
    void holdTip(Network network) {
        jdbc.sql("select tip_height from chain_network where network = :network for update")
                .param("network", network.id())
                .query(Integer.class)
                .list();
    }

    /**
     * {@return a group's transactions that no balance needs any more: confirmed and seen before that time, their outputs
     * spent by others of which the same is true, and nothing left of what they spend from}
     */
    Set<TxId> prunable(Network network, String group, Instant before) {
        return Hashes.txids(jdbc.sql("""
                with recursive old as (
                    select h.txid
                    from chain_history h
                    join chain_transaction t on t.network = h.network and t.txid = h.txid
                    where h.network = :network and h.grp = :grp and t.state = 'confirmed' and t.seen_at < :before
                ), needed (txid) as (
                    select h.txid
                    from chain_history h
                    where h.network = :network and h.grp = :grp and h.txid not in (select txid from old)
                  union
                    select o.txid
                    from chain_output o
                    where o.network = :network and o.grp = :grp
                        and (o.spent_height is null or o.spent_by not in (select txid from old))
                  union
                    select i.txid
                    from needed
                    join chain_output o on o.network = :network and o.grp = :grp and o.txid = needed.txid
                    join chain_input i on i.network = o.network and i.prev_txid = o.txid and i.prev_vout = o.vout
                )
                select txid from old except select txid from needed
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("before", before.atOffset(UTC))
                .query(byte[].class)
                .list());
    }

    Set<TxId> all(Network network, String group) {
        return Hashes.txids(jdbc.sql("select txid from chain_history where network = :network and grp = :grp")
                .param("network", network.id())
                .param("grp", group)
                .query(byte[].class)
                .list());
    }

    /** Takes away what these transactions mean to the group, and those altogether that mean nothing to others. */
    void forget(Network network, String group, Collection<TxId> txids) {
        var array = Hashes.array(txids);
        jdbc.sql("""
                delete from chain_output
                where network = :network and grp = :grp and txid = any(cast(:txids as bytea[]))
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("txids", array)
                .update();
        jdbc.sql("""
                delete from chain_history
                where network = :network and grp = :grp and txid = any(cast(:txids as bytea[]))
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("txids", array)
                .update();
        jdbc.sql("""
                with lonely as (
                    delete from chain_transaction t
                    where t.network = :network and t.txid = any(cast(:txids as bytea[]))
                        and not exists (
                            select from chain_history h where h.network = t.network and h.txid = t.txid)
                    returning t.txid
                )
                delete from chain_input i
                using lonely
                where i.network = :network and i.txid = lonely.txid
                """).param("network", network.id()).param("txids", array).update();
    }
}
