package org.malipo.chain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.Lease;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Blocks that are to be looked at once more. */
@Component
class RevisitTable {
    /** In the place of a block's height. */
    static final int MEMPOOL = -1;

    private final JdbcClient jdbc;

    record Revisit(String group, int height) {}

    RevisitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(Network network, String group, Collection<Integer> heights) {
        jdbc.sql("""
                insert into chain_revisit (network, grp, height)
                select :network, :grp, height
                from unnest(cast(:heights as integer[])) as h (height)
                on conflict (network, grp, height) do update set problem = null, delay = null
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("heights", SqlArray.integers(heights, Integer::intValue))
                .update();
    }

    /** {@return some of those that are still to be looked at: blocks from the lowest on, the mempool when all are done} */
    List<Revisit> open(Network network, int limit) {
        return jdbc.sql("""
                select grp, height
                from chain_revisit
                where network = :network and problem is null
                order by height = -1, height
                limit :limit
                """)
                .param("network", network.id())
                .param("limit", limit)
                .query((row, _) -> new Revisit(row.getString(1), row.getInt(2)))
                .list();
    }

    /** By the leader alone. */
    @Transactional
    public void done(Lease lease, Network network, Revisit revisit) {
        lease.check();
        jdbc.sql("""
                delete from chain_revisit
                where network = :network and grp = :grp and height = :height
                """)
                .param("network", network.id())
                .param("grp", revisit.group())
                .param("height", revisit.height())
                .update();
    }

    /** By the leader alone: it is not tried again. */
    @Transactional
    public void failed(Lease lease, Network network, Revisit revisit, String problem) {
        lease.check();
        jdbc.sql("""
                update chain_revisit
                set problem = :problem
                where network = :network and grp = :grp and height = :height
                """)
                .param("network", network.id())
                .param("grp", revisit.group())
                .param("height", revisit.height())
                .param("problem", problem)
                .update();
    }

    /** By the leader alone: all that are still to be looked at have to wait. */
    @Transactional
    public void delay(Lease lease, Network network, String reason) {
        lease.check();
        jdbc.sql("update chain_revisit set delay = :reason where network = :network and problem is null")
                .param("network", network.id())
                .param("reason", reason)
                .update();
    }

    /** {@return what keeps those of a group waiting that are still to be looked at} */
    Optional<String> delayOf(Network network, String group) {
        return jdbc.sql("""
                select delay
                from chain_revisit
                where network = :network and grp = :grp and problem is null and delay is not null
                limit 1
                """)
                .param("network", network.id())
                .param("grp", group)
                .query(String.class)
                .optional();
    }

    /** {@return how many of a group's blocks are still to be looked at} */
    int openOf(Network network, String group) {
        return jdbc.sql("""
                select count(*)
                from chain_revisit
                where network = :network and grp = :grp and problem is null
                """)
                .param("network", network.id())
                .param("grp", group)
                .query(Integer.class)
                .single();
    }

    /** {@return why some of a group's blocks could not be looked at, each reason once} */
    List<String> problemsOf(Network network, String group) {
        return jdbc.sql("""
                select problem
                from chain_revisit
                where network = :network and grp = :grp and problem is not null
                order by height
                limit 10
                """)
                .param("network", network.id())
                .param("grp", group)
                .query(String.class)
                .list();
    }

    /** Asks for none of a group's blocks any more. */
    void forget(Network network, String group) {
        jdbc.sql("delete from chain_revisit where network = :network and grp = :grp")
                .param("network", network.id())
                .param("grp", group)
                .update();
    }
}
