package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainListener;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.chain.Undo;
import org.malipo.sandbox.mempool.Mempool;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.mempool.MempoolListener;

/** The wallet's transactions and coins, found by following chain and mempool. */
final class WalletLedger implements ChainListener, MempoolListener {
    private final WalletKeys keys;
    private final ChainState chain;
    private final Mempool mempool;
    private final Map<TxId, WalletTransaction> transactions = new LinkedHashMap<>();
    private final Map<OutPoint, Set<TxId>> spenders = new HashMap<>();

    /** Outputs of ours that no block spends; one of a transaction that vanished stays here and is passed over. */
    private final Map<OutPoint, TxOut> unspent = new LinkedHashMap<>();

    WalletLedger(WalletKeys keys, ChainState chain, Mempool mempool) {
        this.keys = keys;
        this.chain = chain;
        this.mempool = mempool;
    }

    @Nullable
    WalletTransaction find(TxId txid) {
        return transactions.get(txid);
    }

    Collection<WalletTransaction> all() {
        return transactions.values();
    }

    /** {@return the other transactions of ours that spend an input of this one} */
    Set<TxId> conflicts(WalletTransaction transaction) {
        var conflicts = new LinkedHashSet<TxId>();
        for (TxIn input : transaction.tx().txIn) {
            conflicts.addAll(spenders.getOrDefault(input.outPoint, Set.of()));
        }
        conflicts.remove(transaction.tx().txid);
        return conflicts;
    }

    List<WalletCoin> coins() {
        var coins = new ArrayList<WalletCoin>();
        unspent.forEach((outPoint, output) -> {
            KeyPlace place = keys.find(output.publicKeyScript);
            if (place != null && mempool.spender(outPoint) == null) {
                addCoin(coins, outPoint, output, place);
            }
        });
        return coins;
    }

    private void addCoin(List<WalletCoin> coins, OutPoint outPoint, TxOut output, KeyPlace place) {
        Coin coin = chain.coins().find(outPoint);
        int next = chain.tip().height() + 1;
        if (coin != null) {
            coins.add(new WalletCoin(outPoint, output, place, next - coin.height(), coin.isMatureAt(next), true));
        } else if (mempool.output(outPoint) != null) {
            WalletTransaction parent = transactions.get(outPoint.txid);
            boolean own = parent != null && parent.isAllFromUs();
            coins.add(new WalletCoin(outPoint, output, place, 0, true, own));
        }
    }

    @Override
    public void added(MempoolEntry entry) {
        note(entry.tx(), entry.time());
    }

    @Override
    public void connected(BlockEntry entry, Block block, Undo undo) {
        for (Transaction tx : block.tx) {
            WalletTransaction ours = note(tx, entry.header().time);
            if (ours != null) {
                ours.setBlock(entry);
                tx.txIn.forEach(input -> unspent.remove(input.outPoint));
            }
        }
    }

    @Override
    public void disconnected(BlockEntry entry, Block block, Undo undo) {
        for (int i = 0; i < block.tx.size(); i++) {
            Transaction tx = block.tx.get(i);
            WalletTransaction ours = transactions.get(tx.txid);
            if (ours != null) {
                ours.setBlock(null);
                ours.ownInputs().forEach((input, output) -> unspent.put(tx.txIn.get(input).outPoint, output));
            }
        }
    }

    /** Remembers the transaction if it is ours. */
    private @Nullable WalletTransaction note(Transaction tx, long timeSeconds) {
        WalletTransaction known = transactions.get(tx.txid);
        if (known != null) {
            known.ownOutputs().keySet().forEach(i -> unspent.put(new OutPoint(tx, i), tx.txOut.get(i)));
            return known;
        }
        Map<Integer, TxOut> inputs = ownInputs(tx);
        Map<Integer, KeyPlace> outputs = ownOutputs(tx);
        if (inputs.isEmpty() && outputs.isEmpty()) {
            return null;
        }
        var transaction = new WalletTransaction(tx, inputs, outputs, timeSeconds);
        transactions.put(tx.txid, transaction);
        tx.txIn.forEach(input -> spenders.computeIfAbsent(input.outPoint, _ -> new LinkedHashSet<>())
                .add(tx.txid));
        outputs.keySet().forEach(i -> unspent.put(new OutPoint(tx, i), tx.txOut.get(i)));
        return transaction;
    }

    private Map<Integer, TxOut> ownInputs(Transaction tx) {
        var found = new TreeMap<Integer, TxOut>();
        for (int i = 0; i < tx.txIn.size(); i++) {
            TxOut output = unspent.get(tx.txIn.get(i).outPoint);
            if (output != null) {
                found.put(i, output);
            }
        }
        return found;
    }

    private Map<Integer, KeyPlace> ownOutputs(Transaction tx) {
        var found = new TreeMap<Integer, KeyPlace>();
        for (int i = 0; i < tx.txOut.size(); i++) {
            KeyPlace place = keys.find(tx.txOut.get(i).publicKeyScript);
            if (place != null) {
                found.put(i, place);
            }
        }
        return found;
    }
}
