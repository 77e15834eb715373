package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The active chain: which blocks, which coins, where each transaction stands. It always follows the valid branch with
 * most work, and rebuilds itself
 * from the block file at start.
 */
public final class ChainState implements AutoCloseable {
    private final BlockTree tree = new BlockTree();
    private final BlockStore store;
    private final BlockRules rules;
    private final UtxoSet coins = new UtxoSet();
    private final BlockConnection connection;
    private final List<BlockEntry> active = new ArrayList<>();
    private final Map<BlockHash, Undo> undos = new HashMap<>();
    private final Map<TxId, TransactionPlace> places = new HashMap<>();
    private final List<ChainListener> listeners = new ArrayList<>();

    /** Where a confirmed transaction stands. */
    public record TransactionPlace(BlockEntry entry, int index) {}

    /** Opens the block file; {@link #activate} then builds the state. */
    public ChainState(Path blockFile, ScriptRules scripts, Clock clock) {
        store = BlockStore.open(blockFile, tree);
        rules = new BlockRules(clock);
        connection = new BlockConnection(coins, scripts, height -> at(height).medianTimePast());
        active.add(tree.best().ancestor(0));
    }

    /** Listeners that are added before {@link #activate} hear of every block since the first. */
    public void addListener(ChainListener listener) {
        listeners.add(listener);
    }

    public BlockEntry tip() {
        return active.getLast();
    }

    /** {@return the block of the active chain at this height, which must exist} */
    public BlockEntry at(int height) {
        return active.get(height);
    }

    public boolean isActive(BlockEntry entry) {
        return entry.height() < active.size() && active.get(entry.height()) == entry;
    }

    public @Nullable BlockEntry find(BlockHash hash) {
        return tree.find(hash);
    }

    public List<BlockEntry> leaves() {
        return tree.leaves();
    }

    public Block block(BlockEntry entry) {
        return store.block(entry);
    }

    public byte[] blockBytes(BlockEntry entry) {
        return store.bytesOf(entry);
    }

    /** {@return the coins that an active block spent} */
    public @Nullable Undo undo(BlockEntry entry) {
        return undos.get(entry.hash());
    }

    public UtxoSet coins() {
        return coins;
    }

    public @Nullable TransactionPlace place(TxId txid) {
        return places.get(txid);
    }

    public @Nullable Transaction confirmed(TxId txid) {
        var place = places.get(txid);
        return place == null ? null : block(place.entry()).tx.get(place.index());
    }

    public long bytesOnDisk() {
        return store.size();
    }

    /** {@return the first active block in a list of hashes that starts at the tip (a block locator)} */
    public BlockEntry lastCommon(List<BlockHash> locator) {
        for (BlockHash hash : locator) {
            BlockEntry entry = tree.find(hash);
            if (entry != null && isActive(entry)) {
                return entry;
            }
        }
        return at(0);
    }

    public Submission submit(Block block) {
        BlockEntry known = tree.find(block.hash);
        if (known != null) {
            return known.isInvalid()
                    ? new Submission.Invalid(new Refused("duplicate-invalid"))
                    : new Submission.Known(known);
        }
        BlockEntry previous = tree.find(block.header.hashPreviousBlock);
        if (previous == null) {
            return new Submission.MissingParent();
        }
        try {
            TransactionRules.refuseIf(previous.isInvalid(), "bad-prevblk");
            rules.check(block, previous);
        } catch (Refused e) {
            return new Submission.Invalid(e);
        }
        BlockEntry entry = store.append(block, previous);
        tree.add(entry);
        var failures = activate();
        if (entry.isInvalid()) {
            return new Submission.Invalid(failures.getOrDefault(entry, new Refused("bad-prevblk")));
        }
        return new Submission.Accepted(entry);
    }

    /** Checks a block that would follow the tip without keeping it; its proof of work counts. */
    public void test(Block block) throws Refused {
        rules.check(block, tip());
        var entry = new BlockEntry(block.header, tip(), BlockEntry.BUILT_IN, block.tx.size());
        connection.disconnect(block, connection.connect(block, entry, tip()));
    }

    /** Takes a block and its descendants out of the chain, as if it were invalid. */
    public void invalidate(BlockEntry entry) {
        store.markCondemned(entry);
        tree.condemn(entry);
        activate();
    }

    public void reconsider(BlockEntry entry) {
        store.markReconsidered(entry);
        tree.reconsider(entry);
        activate();
    }

    /** {@return the blocks that turned out to be invalid on the way to the best branch, which is active afterwards} */
    public Map<BlockEntry, Refused> activate() {
        var failures = new HashMap<BlockEntry, Refused>();
        BlockEntry oldTip = tip();
        while (tree.best() != tip()) {
            BlockEntry goal = tree.best();
            while (!isActive(goal.ancestor(tip().height())) || goal.height() < tip().height()) {
                disconnectTip();
            }
            connectUpTo(goal, failures);
        }
        if (tip() != oldTip) {
            listeners.forEach(listener -> listener.settled(oldTip, tip()));
        }
        return failures;
    }

    private void connectUpTo(BlockEntry goal, Map<BlockEntry, Refused> failures) {
        for (BlockEntry next : pathFromTip(goal)) {
            try {
                connect(next);
            } catch (Refused e) {
                failures.put(next, e);
                store.markCondemned(next);
                tree.condemn(next);
                return;
            }
        }
    }

    private List<BlockEntry> pathFromTip(BlockEntry goal) {
        var path = new ArrayList<BlockEntry>();
        for (BlockEntry entry = goal; entry != tip(); entry = Objects.requireNonNull(entry.previous())) {
            path.add(entry);
        }
        return path.reversed();
    }

    private void connect(BlockEntry entry) throws Refused {
        Block block = store.block(entry);
        Undo undo = connection.connect(block, entry, tip());
        if (!entry.isVerified()) {
            store.markVerified(entry);
        }
        active.add(entry);
        undos.put(entry.hash(), undo);
        for (int i = 0; i < block.tx.size(); i++) {
            places.put(block.tx.get(i).txid, new TransactionPlace(entry, i));
        }
        listeners.forEach(listener -> listener.connected(entry, block, undo));
    }

    private void disconnectTip() {
        BlockEntry entry = active.removeLast();
        Block block = store.block(entry);
        Undo undo = Objects.requireNonNull(undos.remove(entry.hash()));
        connection.disconnect(block, undo);
        block.tx.forEach(tx -> places.remove(tx.txid));
        listeners.forEach(listener -> listener.disconnected(entry, block, undo));
    }

    @Override
    public void close() {
        store.close();
    }
}
