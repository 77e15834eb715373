package org.malipo.sandbox.mempool;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The unconfirmed transactions and how they hang together. Decides nothing: {@link Admission} lets in, {@link
 * BlockUpdates} follows the chain.
 */
public final class Mempool {
    private final Map<TxId, MempoolEntry> entries = new LinkedHashMap<>();
    private final Map<ByteVector32, MempoolEntry> byWtxid = new HashMap<>();
    private final Map<OutPoint, MempoolEntry> spenders = new HashMap<>();
    private final List<MempoolListener> listeners = new ArrayList<>();
    private long totalVsize;
    private long totalFeeSats;

    public void addListener(MempoolListener listener) {
        listeners.add(listener);
    }

    public @Nullable MempoolEntry find(TxId txid) {
        return entries.get(txid);
    }

    public @Nullable MempoolEntry findByWtxid(ByteVector32 wtxid) {
        return byWtxid.get(wtxid);
    }

    /** {@return the transaction that spends this output} */
    public @Nullable MempoolEntry spender(OutPoint outPoint) {
        return spenders.get(outPoint);
    }

    public @Nullable TxOut output(OutPoint outPoint) {
        MempoolEntry parent = entries.get(outPoint.txid);
        if (parent == null || outPoint.index >= parent.tx().txOut.size()) {
            return null;
        }
        return parent.tx().txOut.get((int) outPoint.index);
    }

    /** {@return all entries, in the order in which they came} */
    public Collection<MempoolEntry> all() {
        return Collections.unmodifiableCollection(entries.values());
    }

    public int size() {
        return entries.size();
    }

    public long totalVsize() {
        return totalVsize;
    }

    public long totalFeeSats() {
        return totalFeeSats;
    }

    public Set<MempoolEntry> parents(Transaction tx) {
        var parents = new LinkedHashSet<MempoolEntry>();
        for (TxIn input : tx.txIn) {
            MempoolEntry parent = entries.get(input.outPoint.txid);
            if (parent != null) {
                parents.add(parent);
            }
        }
        return parents;
    }

    public Set<MempoolEntry> children(MempoolEntry entry) {
        var children = new LinkedHashSet<MempoolEntry>();
        for (int i = 0; i < entry.tx().txOut.size(); i++) {
            MempoolEntry child = spenders.get(new OutPoint(entry.tx(), i));
            if (child != null) {
                children.add(child);
            }
        }
        return children;
    }

    /** {@return every unconfirmed transaction that this one needs; not itself} */
    public Set<MempoolEntry> ancestors(Transaction tx) {
        return reach(parents(tx), entry -> parents(entry.tx()));
    }

    /** {@return every transaction that needs this one; not itself} */
    public Set<MempoolEntry> descendants(MempoolEntry entry) {
        return reach(children(entry), this::children);
    }

    private static Set<MempoolEntry> reach(
            Set<MempoolEntry> start, Function<MempoolEntry, Set<MempoolEntry>> neighbours) {
        var found = new LinkedHashSet<>(start);
        var queue = new ArrayDeque<>(start);
        while (!queue.isEmpty()) {
            for (MempoolEntry next : neighbours.apply(queue.remove())) {
                if (found.add(next)) {
                    queue.add(next);
                }
            }
        }
        return found;
    }

    void add(MempoolEntry entry) {
        entries.put(entry.txid(), entry);
        byWtxid.put(entry.wtxid(), entry);
        entry.tx().txIn.forEach(input -> spenders.put(input.outPoint, entry));
        totalVsize += entry.vsize();
        totalFeeSats += entry.feeSats();
        listeners.forEach(listener -> listener.added(entry));
    }

    void remove(MempoolEntry entry, MempoolListener.Removal why) {
        if (entries.remove(entry.txid()) == null) {
            return;
        }
        byWtxid.remove(entry.wtxid());
        entry.tx().txIn.forEach(input -> spenders.remove(input.outPoint, entry));
        totalVsize -= entry.vsize();
        totalFeeSats -= entry.feeSats();
        listeners.forEach(listener -> listener.removed(entry, why));
    }

    /** Forgets it and all that needs it, as a node does whose memory is full. Nobody is told. */
    public void evict(MempoolEntry entry) {
        removeWithDescendants(entry, MempoolListener.Removal.EVICTED);
    }

    void removeWithDescendants(MempoolEntry entry, MempoolListener.Removal why) {
        descendants(entry).forEach(descendant -> remove(descendant, why));
        remove(entry, why);
    }
}
