package org.malipo.chain;

import java.util.Collection;
import java.util.List;
import org.malipo.bitcoin.Network;
import org.malipo.money.Sats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came to the addresses of a group, in the order of their indexes. Costs what is shown, however much came to others. */
@Component
public class AddressReader {
    private final JdbcClient jdbc;

    AddressReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return what came to those of these addresses that were paid} */
    public List<AddressMoney> money(Network network, String group, int branch, Collection<Integer> indexes) {
        return jdbc.sql("""
                select o.idx, count(*) as payments, coalesce(sum(o.sats) filter (where o.live), 0) as received,
                    count(*) filter (where o.live and o.spent_by is null and o.spent_height is null) as coins,
                    coalesce(sum(o.sats) filter (where o.live and o.spent_by is null and o.spent_height is null), 0)
                        as unspent
                from unnest(cast(:indexes as integer[])) as wanted (idx)
                join chain_output o
                    on o.network = :network and o.grp = :grp and o.branch = :branch and o.idx = wanted.idx
                group by o.idx
                order by o.idx
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("branch", branch)
                .param("indexes", SqlArray.integers(indexes, Integer::intValue))
                .query((row, _) -> new AddressMoney(
                        row.getInt("idx"),
                        row.getInt("payments"),
                        new Sats(row.getLong("received")),
                        row.getInt("coins"),
                        new Sats(row.getLong("unspent"))))
                .list();
    }

    /** {@return the first indexes from one on that were paid} Leaps from each to the next, past all that came to it. */
    public List<Integer> paid(Network network, String group, int branch, int from, int limit) {
        return jdbc.sql("""
                with recursive paid (idx) as (
                    select min(o.idx)
                    from chain_output o
                    where o.network = :network and o.grp = :grp and o.branch = :branch and o.idx >= :from
                  union all
                    select (select min(o.idx)
                        from chain_output o
                        where o.network = :network and o.grp = :grp and o.branch = :branch and o.idx > p.idx)
                    from paid p
                    where p.idx is not null
                )
                select idx
                from paid
                where idx is not null
                limit :limit
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("branch", branch)
                .param("from", from)
                .param("limit", limit)
                .query(Integer.class)
                .list();
    }

    /** {@return the first indexes in a range that nobody paid} */
    public List<Integer> unpaid(Network network, String group, int branch, int from, int until, int limit) {
        return jdbc.sql("""
                select i.idx
                from generate_series(cast(:from as integer), cast(:until as integer) - 1) as i (idx)
                where not exists (
                    select
                    from chain_output o
                    where o.network = :network and o.grp = :grp and o.branch = :branch and o.idx = i.idx
                        and o.idx >= :from and o.idx < :until)
                order by i.idx
                limit :limit
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("branch", branch)
                .param("from", from)
                .param("until", until)
                .param("limit", limit)
                .query(Integer.class)
                .list();
    }
}
