package org.malipo.chain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what transactions that are sent from here have to do with what is known. */
@Component
class RelatedTable {
    private final JdbcClient jdbc;

    RelatedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return our unconfirmed transactions that this one builds on, parents before children} */
    List<Transaction> unconfirmedBefore(Network network, Transaction tx) {
        return jdbc.sql("""
                with recursive ancestor (txid, depth) as (
                    select distinct t.txid, 1
                    from unnest(cast(:txids as bytea[])) as s (txid)
                    join chain_transaction t on t.network = :network and t.txid = s.txid and t.state = 'unconfirmed'
                  union
                    select t.txid, a.depth + 1
                    from ancestor a
                    join chain_input i on i.network = :network and i.txid = a.txid
                    join chain_transaction t on t.network = i.network and t.txid = i.prev_txid and t.state = 'unconfirmed'
                    where a.depth < 25
                )
                select t.raw
                from (select txid, max(depth) as depth from ancestor group by txid) a
                join chain_transaction t on t.network = :network and t.txid = a.txid
                order by a.depth desc
                """)
                .param("network", network.id())
                .param("txids", SqlArray.bytes(Spend.of(List.of(tx)), Spend::previousTxid))
                .query((row, _) -> Transaction.read(row.getBytes(1)))
                .list();
    }

    /**
     * {@return on which unconfirmed transactions of ours each of these stands, itself included} Those that are not
     * unconfirmed are left out; so is what stands above as many as any node relays.
     */
    Map<TxId, Set<TxId>> unconfirmedAncestors(Network network, Collection<TxId> txids) {
        record Found(TxId root, TxId ancestor) {}
        return jdbc
                .sql("""
                with recursive ancestor (root, txid, depth) as (
                    select t.txid, t.txid, 1
                    from chain_transaction t
                    where t.network = :network and t.txid = any(cast(:txids as bytea[])) and t.state = 'unconfirmed'
                  union
                    select a.root, t.txid, a.depth + 1
                    from ancestor a
                    join chain_input i on i.network = :network and i.txid = a.txid
                    join chain_transaction t on t.network = i.network and t.txid = i.prev_txid and t.state = 'unconfirmed'
                    where a.depth < 25
                )
                select distinct root, txid from ancestor
                """)
                .param("network", network.id())
                .param("txids", Hashes.array(txids))
                .query((row, _) -> new Found(new TxId(row.getBytes(1)), new TxId(row.getBytes(2))))
                .list()
                .stream()
                .collect(groupingBy(Found::root, mapping(Found::ancestor, toSet())));
    }

    /** {@return those of these outputs that pay a group, spent or not} */
    List<OwnOutput> outputs(Network network, String group, Collection<OutPoint> outpoints) {
        return jdbc.sql("""
                select o.txid, o.vout, o.sats, o.script, o.branch, o.idx, o.live, o.spent_by,
                    coalesce(n.tip_height - o.height + 1, 0) as confirmations
                from unnest(cast(:txids as bytea[]), cast(:vouts as bigint[])) as wanted (txid, vout)
                join chain_output o
                    on o.network = :network and o.txid = wanted.txid and o.vout = wanted.vout and o.grp = :grp
                left join chain_network n on n.network = o.network
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("txids", SqlArray.bytes(outpoints, outpoint -> Hashes.bytes(outpoint.txid)))
                .param("vouts", SqlArray.longs(outpoints, outpoint -> outpoint.index))
                .query((row, _) -> output(row))
                .list();
    }

    /**
     * What is known of a coin that a transaction is to spend.
     *
     * @param minedSpender what spends it in a block
     */
    record KnownCoin(TxOut output, @Nullable TxId minedSpender) {
        boolean isSpentInABlockBesides(TxId txid) {
            return minedSpender != null && !minedSpender.equals(txid);
        }
    }

    /** {@return those of these coins that are, or were, anybody's here} */
    Map<OutPoint, KnownCoin> coins(Network network, Collection<OutPoint> outpoints) {
        record Found(OutPoint outpoint, KnownCoin coin) {}
        return jdbc
                .sql("""
                select distinct o.txid, o.vout, o.sats, o.script, s.txid as spender
                from unnest(cast(:txids as bytea[]), cast(:vouts as bigint[])) as wanted (txid, vout)
                join chain_output o on o.network = :network and o.txid = wanted.txid and o.vout = wanted.vout
                left join chain_transaction s
                    on s.network = o.network and s.txid = o.spent_by and s.state = 'confirmed'
                """)
                .param("network", network.id())
                .param("txids", SqlArray.bytes(outpoints, outpoint -> Hashes.bytes(outpoint.txid)))
                .param("vouts", SqlArray.longs(outpoints, outpoint -> outpoint.index))
                .query((row, _) -> {
                    var spender = row.getBytes("spender");
                    return new Found(
                            new OutPoint(new TxHash(new TxId(row.getBytes("txid"))), row.getLong("vout")),
                            new KnownCoin(
                                    new TxOut(new Satoshi(row.getLong("sats")), new ByteVector(row.getBytes("script"))),
                                    spender == null ? null : new TxId(spender)));
                })
                .list()
                .stream()
                .collect(toMap(Found::outpoint, Found::coin, (one, _) -> one));
    }

    private static OwnOutput output(ResultSet row) throws SQLException {
        var outpoint = new OutPoint(new TxHash(new TxId(row.getBytes("txid"))), row.getLong("vout"));
        var output = new TxOut(new Satoshi(row.getLong("sats")), new ByteVector(row.getBytes("script")));
        var spentBy = row.getBytes("spent_by");
        return new OwnOutput(
                outpoint,
                output,
                row.getInt("branch"),
                row.getInt("idx"),
                row.getInt("confirmations"),
                row.getBoolean("live"),
                spentBy == null ? null : new TxId(spentBy));
    }

    /** {@return those of these transactions that concern a watched script} */
    Map<TxId, Transaction> transactions(Network network, Collection<TxId> txids) {
        return jdbc
                .sql("""
                select raw
                from chain_transaction
                where network = :network and txid = any(cast(:txids as bytea[]))
                """)
                .param("network", network.id())
                .param("txids", Hashes.array(txids))
                .query((row, _) -> Transaction.read(row.getBytes(1)))
                .list()
                .stream()
                .collect(toMap(transaction -> transaction.txid, Function.identity()));
    }
}
