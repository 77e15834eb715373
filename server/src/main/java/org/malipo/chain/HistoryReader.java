package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.TxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.malipo.bitcoin.Network;
import org.malipo.money.Sats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What came and went in a group, newest first. A page costs what it holds and skips, however long the history is. */
@Component
class HistoryReader {
    private static final int TXID_DIGITS = 64;

    private final JdbcClient jdbc;

    HistoryReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<GroupTransaction> page(Network network, String group, HistoryPage page) {
        return page.seen().isEver() ? newest(network, group, page) : seen(network, group, page);
    }

    private List<GroupTransaction> newest(Network network, String group, HistoryPage page) {
        return read(jdbc.sql("""
                select h.txid, h.change, h.sort_height, h.sort_position, h.seen_at, t.block_height, t.block_hash,
                    t.signals_rbf, coalesce(n.tip_height - t.block_height + 1, 0) as confirmations
                from (
                    select network, txid, received - sent as change, sort_height, sort_position, seen_at
                    from chain_history
                    where network = :network and grp = :grp and live and sort_height >= :lowest
                        and (sort_height, sort_position, seen_at, txid)
                            < (:height, :position, cast(:seenAt as timestamptz), cast(:txid as bytea))
                    order by sort_height desc, sort_position desc, seen_at desc, txid desc
                    limit :limit offset :skip
                ) h
                join chain_transaction t on t.network = h.network and t.txid = h.txid
                left join chain_network n on n.network = h.network
                order by h.sort_height desc, h.sort_position desc, h.seen_at desc, h.txid desc
                """), network, group, page, page.from());
    }

    /** {@return the same of a span of time, the last one seen first: an index has them in that order} */
    private List<GroupTransaction> seen(Network network, String group, HistoryPage page) {
        return read(
                within(jdbc.sql("""
                select h.txid, h.change, h.sort_height, h.sort_position, h.seen_at, t.block_height, t.block_hash,
                    t.signals_rbf, coalesce(n.tip_height - t.block_height + 1, 0) as confirmations
                from (
                    select network, txid, received - sent as change, sort_height, sort_position, seen_at
                    from chain_history
                    where network = :network and grp = :grp and live and seen_at >= :since and seen_at < :until
                        and sort_height between :lowest and :highest
                        and (seen_at, txid) < (cast(:seenAt as timestamptz), cast(:txid as bytea))
                    order by seen_at desc, txid desc
                    limit :limit offset :skip
                ) h
                join chain_transaction t on t.network = h.network and t.txid = h.txid
                left join chain_network n on n.network = h.network
                order by h.seen_at desc, h.txid desc
                """).param("highest", page.highestHeight()), page),
                network,
                group,
                page,
                page.fromInTime());
    }

    private static StatementSpec within(StatementSpec statement, HistoryPage page) {
        return statement
                .param("since", page.seen().from().atOffset(UTC))
                .param("until", page.seen().until().atOffset(UTC));
    }

    /** {@return the same of these transactions alone} */
    List<GroupTransaction> page(Network network, String group, Collection<TxId> among, HistoryPage page) {
        return read(within(jdbc.sql("""
                select h.txid, h.received - h.sent as change, h.sort_height, h.sort_position, h.seen_at, t.block_height,
                    t.block_hash, t.signals_rbf, coalesce(n.tip_height - t.block_height + 1, 0) as confirmations
                from unnest(cast(:among as bytea[])) as wanted (txid)
                join chain_history h
                    on h.network = :network and h.grp = :grp and h.txid = wanted.txid and h.live
                    and h.sort_height >= :lowest and h.seen_at >= :since and h.seen_at < :until
                    and (h.sort_height, h.sort_position, h.seen_at, h.txid)
                        < (:height, :position, cast(:seenAt as timestamptz), cast(:txid as bytea))
                join chain_transaction t on t.network = h.network and t.txid = h.txid
                left join chain_network n on n.network = h.network
                order by h.sort_height desc, h.sort_position desc, h.seen_at desc, h.txid desc
                limit :limit offset :skip
                """).param("among", Hashes.array(among)), page), network, group, page, page.from());
    }

    /** {@return those of a group whose ids begin with these hexadecimal digits} */
    List<TxId> beginning(Network network, String group, String digits, int limit) {
        return jdbc.sql("""
                select txid
                from chain_history
                where network = :network and grp = :grp and live and txid between :lowest and :highest
                order by txid
                limit :limit
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("lowest", filled(digits, "0"))
                .param("highest", filled(digits, "f"))
                .param("limit", limit)
                .query((row, _) -> new TxId(row.getBytes("txid")))
                .list();
    }

    private static byte[] filled(String digits, String with) {
        return Hashes.bytes(new TxId(digits + with.repeat(TXID_DIGITS - digits.length())));
    }

    /** {@return those that pay an address of a group, or spend what came to it} */
    List<TxId> touching(Network network, String group, WatchedScript place, int limit) {
        return jdbc.sql("""
                select distinct t.txid
                from chain_output o
                cross join lateral (values (o.txid), (o.spent_by)) as t (txid)
                where o.network = :network and o.grp = :grp and o.branch = :branch and o.idx = :index
                    and t.txid is not null
                limit :limit
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("branch", place.branch())
                .param("index", place.index())
                .param("limit", limit)
                .query((row, _) -> new TxId(row.getBytes("txid")))
                .list();
    }

    private static List<GroupTransaction> read(
            StatementSpec statement, Network network, String group, HistoryPage page, HistoryKey from) {
        return statement
                .param("network", network.id())
                .param("grp", group)
                .param("lowest", page.lowestHeight())
                .param("height", from.height())
                .param("position", from.position())
                .param("seenAt", from.seenAt().atOffset(UTC))
                .param("txid", Hashes.bytes(from.txid()))
                .param("limit", page.limit())
                .param("skip", page.skip())
                .query((row, _) -> transaction(row))
                .list();
    }

    private static GroupTransaction transaction(ResultSet row) throws SQLException {
        var txid = new TxId(row.getBytes("txid"));
        var seenAt = row.getObject("seen_at", OffsetDateTime.class).toInstant();
        var block = row.getBytes("block_hash");
        return new GroupTransaction(
                txid,
                new Sats(row.getLong("change")),
                row.getInt("confirmations"),
                block == null ? null : Hashes.block(block),
                row.getObject("block_height", Integer.class),
                seenAt,
                row.getBoolean("signals_rbf"),
                new HistoryKey(row.getInt("sort_height"), row.getInt("sort_position"), seenAt, txid));
    }

    /**
     * {@return what came or went in each step since a time, those steps left out in which nothing did}
     * @param step the steps are counted from 0; each ends with its last instant
     */
    Map<Integer, Sats> changes(Network network, String group, Instant since, Duration step) {
        var changes = new HashMap<Integer, Sats>();
        jdbc.sql("""
                select cast(ceil(extract(epoch from seen_at - cast(:since as timestamptz)) / :seconds) as integer) - 1 as step,
                    sum(received - sent) as change
                from chain_history
                where network = :network and grp = :grp and live and seen_at > :since
                group by 1
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("since", since.atOffset(UTC))
                .param("seconds", step.toSeconds())
                .query((row, _) -> changes.put(row.getInt("step"), new Sats(row.getLong("change"))))
                .list();
        return changes;
    }
}
