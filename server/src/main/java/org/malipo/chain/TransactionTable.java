package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Transactions that concern watched scripts, with all their inputs and with their outputs to such scripts. */
@Component
class TransactionTable {
    private final JdbcClient jdbc;

    private record StateRow(TxId txid, TransactionState state) {}

    private record OutputRow(TxId txid, int vout, String group) {
        private static OutputRow of(Tracked.Output output) {
            return new OutputRow(output.txid(), output.vout(), output.group());
        }
    }

    TransactionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the state of those that are known} */
    Map<TxId, TransactionState> states(Network network, Collection<TxId> txids) {
        return jdbc
                .sql("""
                select txid, state
                from chain_transaction
                where network = :network and txid = any(cast(:txids as bytea[]))
                """)
                .param("network", network.id())
                .param("txids", Hashes.array(txids))
                .query((row, _) -> new StateRow(new TxId(row.getBytes(1)), TransactionState.of(row.getString(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(StateRow::txid, StateRow::state));
    }

    /** Writes them as confirmed in this block, whatever they were before. */
    void confirm(Network network, List<Tracked> transactions, int height, BlockHash block, Instant seenAt) {
        jdbc.sql("""
                insert into chain_transaction (network, txid, raw, state, coinbase, signals_rbf,
                                               block_height, block_hash, block_position, seen_at)
                select :network, txid, raw, 'confirmed', coinbase, rbf, :height, cast(:block as bytea), position, :seenAt
                from unnest(cast(:txids as bytea[]), cast(:raws as bytea[]), cast(:coinbases as boolean[]),
                            cast(:rbfs as boolean[]), cast(:positions as integer[])) as t (txid, raw, coinbase, rbf, position)
                on conflict (network, txid) do update
                set state = 'confirmed', raw = excluded.raw, block_height = excluded.block_height,
                    block_hash = excluded.block_hash, block_position = excluded.block_position, replaced_by = null
                """)
                .param("network", network.id())
                .param("height", height)
                .param("block", Hashes.bytes(block))
                .param("seenAt", seenAt.atOffset(UTC))
                .param("txids", SqlArray.bytes(transactions, tracked -> Hashes.bytes(tracked.txid())))
                .param("raws", SqlArray.bytes(transactions, tracked -> Transaction.write(tracked.tx())))
                .param(
                        "coinbases",
                        SqlArray.booleans(transactions, tracked -> tracked.tx().isCoinbase()))
                .param("rbfs", SqlArray.booleans(transactions, Tracked::signalsRbf))
                .param("positions", SqlArray.integers(transactions, Tracked::position))
                .update();
        saveParts(network, transactions);
    }

    /** {@return those that are not known as confirmed, or have an output that is not known} */
    List<Tracked> unknownOf(Network network, List<Tracked> transactions) {
        var txids = transactions.stream().map(Tracked::txid).toList();
        var states = states(network, txids);
        var outputs = knownOutputs(network, txids);
        return transactions.stream()
                .filter(tracked -> states.get(tracked.txid()) != TransactionState.CONFIRMED
                        || !outputs.containsAll(
                                tracked.outputs().stream().map(OutputRow::of).toList()))
                .toList();
    }

    private Set<OutputRow> knownOutputs(Network network, Collection<TxId> txids) {
        return new HashSet<>(jdbc.sql("""
                select txid, vout, grp
                from chain_output
                where network = :network and txid = any(cast(:txids as bytea[]))
                """)
                .param("network", network.id())
                .param("txids", Hashes.array(txids))
                .query((row, _) -> new OutputRow(new TxId(row.getBytes(1)), row.getInt(2), row.getString(3)))
                .list());
    }

    /** Writes it as unconfirmed; the caller knows that it is in no block. */
    void arrive(Network network, Tracked tracked, Instant seenAt) {
        jdbc.sql("""
                insert into chain_transaction (network, txid, raw, state, coinbase, signals_rbf, seen_at)
                values (:network, :txid, :raw, 'unconfirmed', false, :rbf, :seenAt)
                on conflict (network, txid) do update
                set state = 'unconfirmed', replaced_by = null
                """)
                .param("network", network.id())
                .param("txid", Hashes.bytes(tracked.txid()))
                .param("raw", Transaction.write(tracked.tx()))
                .param("rbf", tracked.signalsRbf())
                .param("seenAt", seenAt.atOffset(UTC))
                .update();
        saveParts(network, List.of(tracked));
    }

    private void saveParts(Network network, List<Tracked> transactions) {
        saveInputs(network, Spend.of(transactions.stream().map(Tracked::tx).toList()));
        saveOutputs(
                network,
                transactions.stream()
                        .flatMap(tracked -> tracked.outputs().stream())
                        .toList());
    }

    private void saveInputs(Network network, List<Spend> spends) {
        jdbc.sql("""
                insert into chain_input (network, txid, vin, prev_txid, prev_vout)
                select :network, txid, vin, prev_txid, prev_vout
                from unnest(cast(:txids as bytea[]), cast(:vins as integer[]), cast(:prevTxids as bytea[]),
                            cast(:prevVouts as integer[])) as i (txid, vin, prev_txid, prev_vout)
                on conflict (network, txid, vin) do nothing
                """)
                .param("network", network.id())
                .param("txids", SqlArray.bytes(spends, spend -> Hashes.bytes(spend.txid())))
                .param("vins", SqlArray.integers(spends, Spend::vin))
                .param("prevTxids", SqlArray.bytes(spends, Spend::previousTxid))
                .param("prevVouts", SqlArray.integers(spends, Spend::previousVout))
                .update();
    }

    /** What is copied from the transaction is filled in by {@link CopyTable}. */
    private void saveOutputs(Network network, List<Tracked.Output> outputs) {
        jdbc.sql("""
                insert into chain_output (network, txid, vout, grp, branch, idx, script, sats, live, coinbase, seen_at)
                select :network, o.txid, vout, grp, branch, idx, script, sats, false, t.coinbase, t.seen_at
                from unnest(cast(:txids as bytea[]), cast(:vouts as integer[]), cast(:groups as text[]),
                            cast(:branches as integer[]), cast(:indexes as integer[]), cast(:scripts as bytea[]),
                            cast(:sats as bigint[])) as o (txid, vout, grp, branch, idx, script, sats)
                join chain_transaction t on t.network = :network and t.txid = o.txid
                on conflict (network, txid, vout, grp) do nothing
                """)
                .param("network", network.id())
                .param("txids", SqlArray.bytes(outputs, output -> Hashes.bytes(output.txid())))
                .param("vouts", SqlArray.integers(outputs, Tracked.Output::vout))
                .param("groups", SqlArray.texts(outputs, Tracked.Output::group))
                .param("branches", SqlArray.integers(outputs, Tracked.Output::branch))
                .param("indexes", SqlArray.integers(outputs, Tracked.Output::index))
                .param(
                        "scripts",
                        SqlArray.bytes(outputs, output -> output.script().toByteArray()))
                .param("sats", SqlArray.longs(outputs, Tracked.Output::sats))
                .update();
    }

    /** {@return the transactions of our own that these inputs spend from and that do not count at present} */
    List<Transaction> deadParents(Network network, Collection<Spend> spends) {
        return jdbc.sql("""
                select raw
                from chain_transaction
                where network = :network and txid = any(cast(:txids as bytea[])) and state in ('replaced', 'evicted')
                """)
                .param("network", network.id())
                .param("txids", SqlArray.bytes(spends, Spend::previousTxid))
                .query((row, _) -> Transaction.read(row.getBytes(1)))
                .list();
    }

    /** {@return our own transactions that another one has replaced} */
    List<Transaction> replaced(Network network, Instant since) {
        return jdbc.sql("""
                select raw
                from chain_transaction
                where network = :network and state = 'replaced' and seen_at >= :since
                order by seen_at
                """)
                .param("network", network.id())
                .param("since", since.atOffset(UTC))
                .query((row, _) -> Transaction.read(row.getBytes(1)))
                .list();
    }

    /** {@return those of our own that have been in no block since then} */
    List<TxId> unconfirmedSince(Network network, Instant time) {
        return jdbc
                .sql("""
                select txid
                from chain_transaction
                where network = :network and state in ('unconfirmed', 'evicted') and state = 'unconfirmed'
                    and seen_at < :time
                """)
                .param("network", network.id())
                .param("time", time.atOffset(UTC))
                .query(byte[].class)
                .list()
                .stream()
                .map(TxId::new)
                .toList();
    }

    /** {@return our own transactions that are in no block: what the node is asked about from time to time} */
    List<Transaction> loose(Network network, TransactionState state, Instant since) {
        return jdbc.sql("""
                select raw
                from chain_transaction
                where network = :network and state in ('unconfirmed', 'evicted') and state = :state and seen_at >= :since
                order by seen_at
                """)
                .param("network", network.id())
                .param("state", state.id())
                .param("since", since.atOffset(UTC))
                .query((row, _) -> Transaction.read(row.getBytes(1)))
                .list();
    }
}
