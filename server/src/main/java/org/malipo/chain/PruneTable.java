package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what is known of transactions. */
@Component
class PruneTable {
    private final JdbcClient jdbc;

    /** Where a confirmed transaction stands in the chain. */
    record Place(int height, int position) {
        static final Place FIRST = new Place(-1, 0);
    }

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

    Optional<String> groupAfter(Network network, String group) {
        return jdbc.sql("select min(grp) from chain_history where network = :network and grp > :grp")
                .param("network", network.id())
                .param("grp", group)
                .query(String.class)
                .optional();
    }

    /** {@return the last of the next transactions that were seen before that time} */
    Optional<Place> windowEnd(Network network, String group, Place after, Instant before, int limit) {
        return jdbc.sql("""
                select sort_height, sort_position
                from (
                    select sort_height, sort_position
                    from chain_history
                    where network = :network and grp = :grp and live and seen_at < :before
                        and (sort_height, sort_position) > (:height, :position) and sort_height < :unconfirmed
                    order by sort_height, sort_position
                    limit :limit
                ) w
                order by sort_height desc, sort_position desc
                limit 1
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("before", before.atOffset(UTC))
                .param("height", after.height())
                .param("position", after.position())
                .param("unconfirmed", Integer.MAX_VALUE)
                .param("limit", limit)
                .query((row, _) -> new Place(row.getInt(1), row.getInt(2)))
                .optional();
    }

    /**
     * {@return those of a group's transactions after the one place and up to the other that no balance needs any more:
     * confirmed and seen before that time, their outputs spent by others of which the same is true, and nothing in the history
     * of what they spend from. What comes before has been pruned}
     */
    Set<TxId> prunable(Network network, String group, Place after, Place last, Instant before) {
        return Hashes.txids(jdbc.sql("""
                with recursive old as materialized (
                    select txid
                    from chain_history
                    where network = :network and grp = :grp and live and seen_at < :before
                        and (sort_height, sort_position) > (:height, :position)
                        and (sort_height, sort_position) <= (:lastHeight, :lastPosition)
                ), needed (txid) as (
                    select old.txid
                    from old
                    join chain_output o on o.network = :network and o.txid = old.txid and o.grp = :grp
                    left join chain_transaction spender on spender.network = o.network and spender.txid = o.spent_by
                    where o.spent_height is null or spender.seen_at >= :before
                  union
                    select old.txid
                    from old
                    join chain_input i on i.network = :network and i.txid = old.txid
                    join chain_history parent
                        on parent.network = i.network and parent.grp = :grp and parent.txid = i.prev_txid
                    where parent.txid not in (select txid from old)
                  union
                    select i.txid
                    from needed
                    join chain_output o on o.network = :network and o.txid = needed.txid and o.grp = :grp
                    join chain_input i on i.network = o.network and i.prev_txid = o.txid and i.prev_vout = o.vout
                )
                select txid from old except select txid from needed
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("before", before.atOffset(UTC))
                .param("height", after.height())
                .param("position", after.position())
                .param("lastHeight", last.height())
                .param("lastPosition", last.position())
                .query(byte[].class)
                .list());
    }

    /**
     * Takes these transactions out of the group's history, and away altogether if they mean nothing to others. That the
     * addresses were paid, and that what came to them is spent, stays known.
     */
    void forget(Network network, String group, Collection<TxId> txids) {
        var array = Hashes.array(txids);
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
