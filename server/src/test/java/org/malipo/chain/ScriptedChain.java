package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.MerkleTree;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a scripted node believes: a chain and a mempool that do what a test says. It checks no signature and no work, and
 * takes a coin that it has never heard of for one that exists.
 */
final class ScriptedChain {
    private final List<Block> active = new ArrayList<>(List.of(Block.RegtestGenesisBlock));
    private final Map<BlockHash, Block> blocks =
            new HashMap<>(Map.of(Block.RegtestGenesisBlock.hash, Block.RegtestGenesisBlock));
    private final Map<TxId, Transaction> mempool = new LinkedHashMap<>();
    private final Map<TxId, Transaction> everything = new HashMap<>();
    /** Why a transaction is refused from now on, whatever else would be said of it. */
    final Map<TxId, String> refusals = new ConcurrentHashMap<>();
    /** What the next block's miner takes beyond the subsidy, in satoshis. */
    volatile long fees;

    /** Why everything new is refused from now on; empty if it is not. */
    volatile String refusal = "";
    /** Whether what conflicts with the mempool takes the place of what is there. */
    volatile boolean takesReplacements;

    private int nonce;

    synchronized int height() {
        return active.size() - 1;
    }

    synchronized Block tip() {
        return active.getLast();
    }

    synchronized List<Block> active() {
        return List.copyOf(active);
    }

    synchronized @Nullable Block block(BlockHash hash) {
        return blocks.get(hash);
    }

    synchronized Collection<Transaction> mempool() {
        return List.copyOf(mempool.values());
    }

    synchronized @Nullable Transaction transaction(TxId txid) {
        return mempool.get(txid);
    }

    /** {@return a transaction that was ever seen} */
    synchronized @Nullable Transaction known(TxId txid) {
        return everything.get(txid);
    }

    /** Mines these transactions; they and what conflicts with them leave the mempool. */
    synchronized Block mine(byte[] coinbaseScript, Transaction... transactions) {
        return mine(coinbaseScript, Instant.now(), transactions);
    }

    synchronized Block mine(byte[] coinbaseScript, Instant time, Transaction... transactions) {
        var all = new ArrayList<Transaction>();
        all.add(coinbase(coinbaseScript));
        all.addAll(List.of(transactions));
        var root = MerkleTree.computeRoot(all.stream().map(tx -> tx.hash.value).toList());
        var header = new BlockHeader(4, tip().hash, root, time.getEpochSecond(), 0x207fffffL, nonce++);
        var block = new Block(header, all);
        blocks.put(block.hash, block);
        active.add(block);
        all.forEach(tx -> everything.put(tx.txid, tx));
        purge();
        return block;
    }

    /** The last blocks leave the chain; their transactions return to the mempool, coinbases die. */
    synchronized void rewind(int depth) {
        var left = active.subList(active.size() - depth, active.size());
        var waiting = new LinkedHashMap<TxId, Transaction>();
        left.stream()
                .flatMap(block -> block.tx.stream())
                .filter(tx -> !tx.isCoinbase())
                .forEach(tx -> waiting.put(tx.txid, tx));
        waiting.putAll(mempool);
        mempool.clear();
        mempool.putAll(waiting);
        left.clear();
        purge();
    }

    /** Another branch is the better one again. */
    synchronized void activate(List<Block> branch) {
        rewind(height());
        active.addAll(branch.subList(1, branch.size()));
        purge();
    }

    /** Serves other contents under the same header. */
    synchronized void forge(Block block) {
        blocks.put(block.hash, block);
    }

    /** Takes it, and drops what it replaces with its descendants. */
    synchronized void accept(Transaction tx) {
        everything.put(tx.txid, tx);
        for (var in : tx.txIn) {
            for (var other : mempool()) {
                if (!other.equals(tx) && spends(other, in.outPoint)) {
                    evict(other.txid);
                }
            }
        }
        mempool.put(tx.txid, tx);
    }

    /** Forgets it and its descendants, and says nothing. */
    synchronized void evict(TxId txid) {
        mempool.remove(txid);
        for (var child : mempool()) {
            if (child.txIn.stream().anyMatch(in -> in.outPoint.txid.equals(txid))) {
                evict(child.txid);
            }
        }
    }

    /** {@return why it would be refused, in Bitcoin Core's words, or the empty text} */
    synchronized String reject(Transaction tx) {
        if (mempool.containsKey(tx.txid)) {
            return "txn-already-in-mempool";
        }
        var said = refusals.getOrDefault(tx.txid, refusal);
        if (!said.isEmpty()) {
            return said;
        }
        if (confirmed().containsKey(tx.txid)) {
            return "txn-already-known";
        }
        for (var in : tx.txIn) {
            if (!isSpendable(in.outPoint)) {
                return "missing-inputs";
            }
            if (!takesReplacements && mempool.values().stream().anyMatch(other -> spends(other, in.outPoint))) {
                return "txn-mempool-conflict";
            }
        }
        return "";
    }

    /** {@return all transactions of the active chain} */
    synchronized Map<TxId, Transaction> confirmed() {
        var all = new HashMap<TxId, Transaction>();
        active.forEach(block -> block.tx.forEach(tx -> all.put(tx.txid, tx)));
        return all;
    }

    private boolean isSpendable(OutPoint outpoint) {
        var confirmed = confirmed();
        var exists = !everything.containsKey(outpoint.txid)
                || confirmed.containsKey(outpoint.txid)
                || mempool.containsKey(outpoint.txid);
        return exists && confirmed.values().stream().noneMatch(tx -> spends(tx, outpoint));
    }

    private void purge() {
        var confirmed = confirmed();
        mempool.keySet().removeAll(confirmed.keySet());
        var before = new HashSet<>(mempool.values());
        Set<Transaction> dead = new HashSet<>();
        for (var tx : before) {
            if (tx.txIn.stream().anyMatch(in -> !isSpendable(in.outPoint))) {
                dead.add(tx);
            }
        }
        dead.forEach(tx -> evict(tx.txid));
        if (!dead.isEmpty()) {
            purge();
        }
    }

    private Transaction coinbase(byte[] script) {
        var unique = ByteBuffer.allocate(8).putInt(height() + 1).putInt(nonce++).array();
        var in = TxIn.coinbase(unique);
        return new Transaction(1, List.of(in), List.of(new TxOut(new Satoshi(5_000_000_000L + fees), script)), 0);
    }

    private static boolean spends(Transaction tx, OutPoint outpoint) {
        return tx.txIn.stream().anyMatch(in -> in.outPoint.equals(outpoint));
    }
}
