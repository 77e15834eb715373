package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.Lease;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of the chain, and each way in which it changes. A change is one database transaction: the lease is
 * checked, the facts are written, what is copied from them follows, and the events that tell of it are written last.
 * Afterwards everything is as if the chain had always been so.
 */
@Component
class ChainIndex {
    private final BlockTable blocks;
    private final TransactionTable transactions;
    private final ConflictTable conflicts;
    private final CopyTable copies;
    private final Matching matching;
    private final ChainEvents events;

    ChainIndex(
            BlockTable blocks,
            TransactionTable transactions,
            ConflictTable conflicts,
            CopyTable copies,
            Matching matching,
            ChainEvents events) {
        this.blocks = blocks;
        this.transactions = transactions;
        this.conflicts = conflicts;
        this.copies = copies;
        this.matching = matching;
        this.events = events;
    }

    /** Begins to follow a network after the highest of these blocks. */
    @Transactional
    public void begin(Lease lease, Network network, Map<Integer, BlockHash> known) {
        lease.check();
        blocks.begin(network, known);
    }

    /**
     * The next block of the chain. One that holds nothing of ours need not wait for the disk: what is written later is
     * flushed after it, and if a crash loses it, it is followed once more.
     *
     * @param hits its transactions that may concern us
     * @param seenAt the time for those not seen before
     */
    @Transactional
    public void connect(Lease lease, Network network, Block block, int height, List<Watched.Hit> hits, Instant seenAt) {
        lease.check();
        blocks.connect(network, height, block.hash, block.header.hashPreviousBlock);
        events.connected(network, height, block.header);
        if (hits.isEmpty()) {
            blocks.commitLazily();
            return;
        }
        var tracked = matching.verify(network, hits);
        var losers = conflicts.replaceOthers(network, spends(hits));
        transactions.confirm(network, tracked, height, block.hash, seenAt);
        announce(network, txids(tracked), losers);
    }

    /**
     * A block of the chain, once more, now that more scripts are watched.
     *
     * @param hits its transactions that may concern us
     * @return how many tell more than was known
     */
    @Transactional
    public int find(Lease lease, Network network, Block block, int height, List<Watched.Hit> hits) {
        lease.check();
        var tracked = transactions.unknownOf(network, matching.verify(network, hits));
        if (tracked.isEmpty()) {
            return 0;
        }
        var losers = conflicts.replaceOthers(
                network, Spend.of(tracked.stream().map(Tracked::tx).toList()));
        transactions.confirm(network, tracked, height, block.hash, Instant.ofEpochSecond(block.header.time));
        announce(network, txids(tracked), losers);
        return tracked.size();
    }

    /**
     * The blocks above the height have left the chain.
     *
     * @return the coins that their transactions spend, whose spending matters again
     */
    @Transactional
    public List<OutPoint> disconnect(Lease lease, Network network, int forkHeight) {
        lease.check();
        var oldTip = blocks.tip(network).orElseThrow().hash();
        blocks.disconnect(network, forkHeight);
        events.disconnected(
                network, forkHeight, oldTip, blocks.tip(network).orElseThrow().hash());
        var changed = conflicts.disconnect(network, forkHeight);
        announce(network, changed, Set.of());
        return conflicts.spentBy(network, changed);
    }

    /**
     * The node has this transaction in its mempool. If it conflicts with others in no block, it is the later one and wins.
     * What it spends of ours must be there as well, even if we thought it was gone.
     *
     * @return whether it is ours
     */
    @Transactional
    public boolean arrive(Lease lease, Network network, Transaction tx, Instant seenAt) {
        lease.check();
        var spends = Spend.of(List.of(tx));
        var tracked = matching.verify(network, List.of(new Watched.Hit(tx, 0)));
        var known = transactions.states(network, List.of(tx.txid)).get(tx.txid);
        if (known != null && known.isLive()) {
            return true;
        }
        if (conflicts.losesToConfirmed(network, spends)) {
            return !tracked.isEmpty();
        }
        for (var parent : transactions.deadParents(network, spends)) {
            arrive(lease, network, parent, seenAt);
        }
        var losers = conflicts.replaceOthers(network, spends);
        tracked.forEach(ours -> transactions.arrive(network, ours, seenAt));
        announce(network, txids(tracked), losers);
        return !tracked.isEmpty();
    }

    /** The node does not have this unconfirmed transaction any more, nor what spends from it. */
    @Transactional
    public Set<TxId> drop(Lease lease, Network network, TxId txid, TransactionState state) {
        lease.check();
        var gone = conflicts.drop(network, txid, state);
        announce(network, gone, Set.of());
        return gone;
    }

    private void announce(Network network, Set<TxId> changed, Set<TxId> losers) {
        var all = new HashSet<>(losers);
        all.addAll(changed);
        copies.refresh(network, all);
        events.changed(network, losers);
        events.changed(network, changed);
    }

    private static List<Spend> spends(List<Watched.Hit> hits) {
        return Spend.of(hits.stream().map(Watched.Hit::tx).toList());
    }

    private static Set<TxId> txids(Collection<Tracked> tracked) {
        var txids = new HashSet<TxId>();
        tracked.forEach(ours -> txids.add(ours.txid()));
        return txids;
    }
}
