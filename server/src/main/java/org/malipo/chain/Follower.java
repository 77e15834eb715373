package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads one network's index: what it knows of the chain, kept in memory as far as following needs it, and every change
 * under the lease. One thread.
 */
final class Follower {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    private final Lease lease;
    private final ChainParts parts;
    private final Network network;
    private final Watched watched;
    private volatile BlockTable.Tip tip;
    private boolean live;

    private Follower(Lease lease, Network network, ChainParts parts, Watched watched, BlockTable.Tip tip) {
        this.lease = lease;
        this.parts = parts;
        this.network = network;
        this.watched = watched;
        this.tip = tip;
    }

    /** Takes up where the last leader left off. */
    static Follower resume(Lease lease, Network network, ChainParts parts) {
        var watched = new Watched(network, parts.watch());
        watched.load();
        var tip = parts.blocks().tip(network).orElseThrow();
        log.info("Following {} from block {}; {} scripts watched", network.id(), tip.height(), watched.scriptCount());
        return new Follower(lease, network, parts, watched, tip);
    }

    /** Reads again what a change that failed half-way may have left in doubt. */
    void reload() {
        tip = parts.blocks().tip(network).orElseThrow();
        live = false;
    }

    Network network() {
        return network;
    }

    /** {@return what everything that the leader writes is written under} */
    Lease lease() {
        return lease;
    }

    ChainParts parts() {
        return parts;
    }

    BlockTable.Tip tip() {
        return tip;
    }

    Watched watched() {
        return watched;
    }

    List<BlockHash> locator() {
        return parts.blocks().locator(network, tip.height());
    }

    /** From now on, what is found has just happened. Before, it happened while nobody looked. */
    void goLive() {
        live = true;
    }

    void connect(Block block) {
        var sample = Timer.start();
        watched.refresh();
        var height = tip.height() + 1;
        var hits = watched.among(block.tx);
        parts.index().connect(lease, network, block, height, hits, seenAt(block));
        tip = new BlockTable.Tip(height, block.hash, null);
        sample.stop(parts.metrics().of(network).blocks());
        log.debug("Block {} of {}: {} transactions, {} looked at", height, network.id(), block.tx.size(), hits.size());
    }

    /**
     * Goes back to where our chain and the network's part, if they do.
     *
     * @param blockAt the block of the network's best chain at a height, if it is that long
     * @return whether they did
     */
    boolean leaveStaleBranch(IntFunction<Optional<BlockHash>> blockAt) {
        var fork = new ForkFinder(network, blockAt, parts.blocks()).find(tip);
        fork.ifPresent(this::disconnect);
        return fork.isPresent();
    }

    /** The blocks above this height have left the chain. */
    void disconnect(int height) {
        log.info("{} reorganises: blocks {} to {} leave the chain", network.id(), height + 1, tip.height());
        var spent = parts.index().disconnect(lease, network, height);
        spent.forEach(outpoint -> watched.add(outpoint.txid, outpoint.index));
        tip = parts.blocks().tip(network).orElseThrow();
    }

    /** Looks for scripts that are watched since the last time. */
    void refresh() {
        watched.refresh();
    }

    /**
     * Looks once more at a block of our chain, for scripts that were not watched when it came.
     *
     * @return how many transactions it tells more of than was known
     */
    int find(Block block, int height) {
        watched.refresh();
        return parts.index().find(lease, network, block, height, watched.among(block.tx));
    }

    /** Looks at a block for a search of the past. */
    void find(PassTable.Pass pass, Block block, int height) {
        watched.refresh();
        var hits = watched.among(block.tx);
        if (!hits.isEmpty()) {
            parts.pastFinds().find(lease, pass, block, height, hits);
        }
    }

    /** {@return some of the blocks that are to be looked at once more} */
    List<RevisitTable.Revisit> revisits(int limit) {
        return parts.revisits().open(network, limit);
    }

    void revisited(RevisitTable.Revisit revisit) {
        parts.revisits().done(lease, network, revisit);
    }

    void cannotRevisit(RevisitTable.Revisit revisit, String problem) {
        parts.revisits().failed(lease, network, revisit, problem);
    }

    /** They have to wait, for a reason that a person may read. */
    void delayRevisits(String reason) {
        parts.revisits().delay(lease, network, reason);
    }

    /** {@return whether it may concern us; if so, what spends its inputs or outputs matters from now on} */
    boolean mayConcern(Transaction tx) {
        return isPossible(tx) && !watched.among(List.of(tx)).isEmpty();
    }

    /** {@return the same; nothing is remembered of it} */
    boolean mayConcernIfTrue(Transaction tx) {
        return isPossible(tx) && watched.concerns(tx);
    }

    /** {@return whether it is ours} */
    boolean arrive(Transaction tx, Instant seenAt) {
        return isPossible(tx) && parts.index().arrive(lease, network, tx, seenAt);
    }

    /** {@return whether any node could ever take it} Peers of a light client and users may send anything. */
    static boolean isPossible(Transaction tx) {
        try {
            Transaction.validate(tx);
        } catch (RuntimeException _) {
            return false;
        }
        return tx.txIn.stream().allMatch(in -> in.outPoint.index <= Integer.MAX_VALUE);
    }

    void drop(TxId txid, TransactionState state) {
        var gone = parts.index().drop(lease, network, txid, state);
        if (!gone.isEmpty()) {
            log.info("{}: {} is {}, with {} that spend from it", network.id(), txid, state.id(), gone.size() - 1);
        }
    }

    void report(StatusTable.Report report) {
        parts.reports().write(lease, network, report);
        parts.metrics().of(network).update(tip.height(), report.nodeHeight(), watched.scriptCount(), watched.bytes());
    }

    Instant now() {
        return parts.clock().instant();
    }

    List<Transaction> loose(TransactionState state, Instant since) {
        return parts.transactions().loose(network, state, since);
    }

    List<Transaction> replaced(Instant since) {
        return parts.transactions().replaced(network, since);
    }

    /** {@return whether it is not to be offered any longer} */
    boolean isWithdrawn(TxId txid) {
        return parts.withdrawn().has(network, txid);
    }

    private Instant seenAt(Block block) {
        var now = parts.clock().instant();
        var mined = Instant.ofEpochSecond(block.header.time);
        return live || mined.isAfter(now) ? now : mined;
    }
}
