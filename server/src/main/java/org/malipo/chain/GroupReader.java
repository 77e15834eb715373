package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.money.Sats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other modules read of a group: balance, coins, history. Confirmations are counted when they are read. */
@Component
class GroupReader {
    /** The coinbase of the tip has one confirmation; the next block may spend what has this many. */
    private static final int MATURITY = 100;

    /** The height that unconfirmed transactions are sorted by. */
    private static final int UNCONFIRMED = Integer.MAX_VALUE;

    private final JdbcClient jdbc;

    GroupReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All coins, less the exceptions: those are few, and the coins are many and in one index. */
    GroupBalance balance(Network network, String group) {
        return jdbc.sql("""
                with loose as (
                    select txid from chain_history
                    where network = :network and grp = :grp and live and sort_height = :loose
                ), coins as (
                    select coalesce(sum(sats), 0) as sats
                    from chain_output
                    where network = :network and grp = :grp and spent_height is null and live
                ), unconfirmed as (
                    select coalesce(sum(o.sats), 0) as sats
                    from loose l
                    join chain_output o on o.network = :network and o.txid = l.txid and o.grp = :grp
                    where o.spent_height is null and o.live
                ), spent as (
                    select coalesce(sum(o.sats), 0) as sats
                    from (
                        select distinct i.prev_txid, i.prev_vout
                        from loose l
                        join chain_input i on i.network = :network and i.txid = l.txid
                    ) s
                    join chain_output o
                        on o.network = :network and o.txid = s.prev_txid and o.vout = s.prev_vout and o.grp = :grp
                    where o.spent_height is null and o.live
                ), immature as (
                    select coalesce(sum(o.sats), 0) as sats
                    from chain_output o
                    join chain_network n on n.network = o.network
                    where o.network = :network and o.grp = :grp and o.coinbase and o.spent_height is null and o.live
                        and o.spent_by is null and n.tip_height - o.height + 1 < :maturity
                )
                select coins.sats as coins, unconfirmed.sats as unconfirmed, spent.sats as spent, immature.sats as immature
                from coins, unconfirmed, spent, immature
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("loose", UNCONFIRMED)
                .param("maturity", MATURITY)
                .query((row, _) -> balance(
                        sats(row, "coins"), sats(row, "unconfirmed"), sats(row, "spent"), sats(row, "immature")))
                .single();
    }

    private static GroupBalance balance(Sats coins, Sats unconfirmed, Sats spent, Sats immature) {
        var total = coins.minus(spent);
        var confirmed = coins.minus(unconfirmed);
        return new GroupBalance(confirmed, total.minus(confirmed), total.minus(immature), immature);
    }

    List<Coin> coins(Network network, String group, CoinKey after, int limit) {
        return jdbc.sql("""
                select o.txid, o.vout, o.sats, o.script, o.branch, o.idx, o.seen_at,
                    coalesce(n.tip_height - o.height + 1, 0) as confirmations, o.coinbase
                from chain_output o
                join chain_network n on n.network = o.network
                where o.network = :network and o.grp = :grp and o.spent_height is null and o.spent_by is null and o.live
                    and (o.seen_at, o.txid, o.vout) > (:seenAt, cast(:txid as bytea), :vout)
                order by o.seen_at, o.txid, o.vout
                limit :limit
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("seenAt", after.seenAt().atOffset(UTC))
                .param("txid", Hashes.bytes(after.txid()))
                .param("vout", after.vout())
                .param("limit", limit)
                .query((row, _) -> new Coin(
                        new TxId(row.getBytes("txid")),
                        row.getInt("vout"),
                        sats(row, "sats"),
                        new ByteVector(row.getBytes("script")),
                        row.getInt("branch"),
                        row.getInt("idx"),
                        time(row, "seen_at"),
                        row.getInt("confirmations"),
                        row.getBoolean("coinbase") && row.getInt("confirmations") < MATURITY))
                .list();
    }

    boolean isPaid(Network network, String group, int branch, int index) {
        return jdbc.sql("""
                select exists (
                    select from chain_output
                    where network = :network and grp = :grp and branch = :branch and idx = :index)
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("branch", branch)
                .param("index", index)
                .query(Boolean.class)
                .single();
    }

    OptionalInt lastPaidIndex(Network network, String group, int branch) {
        return jdbc.sql("""
                select idx
                from chain_output
                where network = :network and grp = :grp and branch = :branch
                order by idx desc
                limit 1
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("branch", branch)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    Optional<ChainTransaction> transaction(Network network, TxId txid) {
        return jdbc.sql("""
                select raw, state, signals_rbf, block_height, block_hash, replaced_by, seen_at
                from chain_transaction
                where network = :network and txid = :txid
                """)
                .param("network", network.id())
                .param("txid", Hashes.bytes(txid))
                .query((row, _) -> new ChainTransaction(
                        Transaction.read(row.getBytes("raw")),
                        TransactionState.of(row.getString("state")),
                        row.getBoolean("signals_rbf"),
                        row.getObject("block_height", Integer.class),
                        blockHash(row),
                        replacedBy(row),
                        time(row, "seen_at")))
                .optional();
    }

    private static Sats sats(ResultSet row, String column) throws SQLException {
        return new Sats(row.getLong(column));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable BlockHash blockHash(ResultSet row) throws SQLException {
        var bytes = row.getBytes("block_hash");
        return bytes == null ? null : Hashes.block(bytes);
    }

    private static @Nullable TxId replacedBy(ResultSet row) throws SQLException {
        var bytes = row.getBytes("replaced_by");
        return bytes == null ? null : new TxId(bytes);
    }
}
