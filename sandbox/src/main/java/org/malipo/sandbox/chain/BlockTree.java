package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.BlockHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All known blocks. The best one is the highest valid one, the first seen among equals; nothing else decides, so a
 * restart finds the same.
 */
final class BlockTree {
    private final Map<BlockHash, BlockEntry> byHash = new HashMap<>();

    /** Parents come before their children. */
    private final List<BlockEntry> inOrderOfArrival = new ArrayList<>();

    private BlockEntry best;

    BlockTree() {
        best = new BlockEntry(Regtest.GENESIS.header, null, BlockEntry.BUILT_IN, 1);
        best.markVerified();
        byHash.put(best.hash(), best);
        inOrderOfArrival.add(best);
    }

    BlockEntry best() {
        return best;
    }

    @Nullable
    BlockEntry find(BlockHash hash) {
        return byHash.get(hash);
    }

    void add(BlockEntry entry) {
        byHash.put(entry.hash(), entry);
        inOrderOfArrival.add(entry);
        entry.inheritInvalidity();
        if (!entry.isInvalid() && entry.height() > best.height()) {
            best = entry;
        }
    }

    /** Takes the block and all that build on it out of the choice. */
    void condemn(BlockEntry entry) {
        entry.setCondemned(true);
        chooseAgain();
    }

    /** Gives the block, its ancestors and its descendants another chance. */
    void reconsider(BlockEntry entry) {
        for (BlockEntry other : inOrderOfArrival) {
            boolean sameBranch = other.ancestor(entry.height()) == entry || entry.ancestor(other.height()) == other;
            if (other.isCondemned() && sameBranch) {
                other.setCondemned(false);
            }
        }
        chooseAgain();
    }

    private void chooseAgain() {
        best = inOrderOfArrival.getFirst();
        for (BlockEntry entry : inOrderOfArrival) {
            entry.inheritInvalidity();
            if (!entry.isInvalid() && entry.height() > best.height()) {
                best = entry;
            }
        }
    }

    /** {@return the branches' ends, the highest first} */
    List<BlockEntry> leaves() {
        var parents = new HashSet<@Nullable BlockEntry>();
        inOrderOfArrival.forEach(entry -> parents.add(entry.previous()));
        return inOrderOfArrival.stream()
                .filter(entry -> !parents.contains(entry))
                .sorted(Comparator.comparingInt(BlockEntry::height).reversed())
                .toList();
    }
}
