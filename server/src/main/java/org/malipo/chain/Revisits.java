package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.Locale;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Looks once more at blocks of the past, and at the mempool, for scripts that were watched too late. Fetches beside the
 * following thread; what it finds is recorded on it.
 */
final class Revisits {
    private static final Logger log = LoggerFactory.getLogger(Revisits.class);
    private static final int AT_A_TIME = 100;

    private final Node node;
    private final Follower follower;
    private final Mailbox mailbox;
    private boolean running;

    Revisits(Node node, Follower follower, Mailbox mailbox) {
        this.node = node;
        this.follower = follower;
        this.mailbox = mailbox;
    }

    /** Once a second, at the tip: begins if there is anything to do and nothing is under way. */
    void tend() {
        if (!running && !follower.revisits(1).isEmpty()) {
            running = true;
            Thread.ofVirtual().name("block-revisits").start(this::run);
        }
    }

    private void run() {
        try {
            for (var revisit : follower.revisits(AT_A_TIME)) {
                if (revisit.height() == RevisitTable.MEMPOOL) {
                    lookAtMempool(revisit);
                } else {
                    lookAtBlock(revisit);
                }
            }
        } catch (RpcUnavailable | RpcError | DataAccessException e) {
            log.debug("Blocks of the past have to wait", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    private void lookAtBlock(RevisitTable.Revisit revisit) throws InterruptedException {
        Block block;
        try {
            block = node.block(revisit.height());
        } catch (RpcError e) {
            var problem = problem(revisit.height(), e);
            log.warn("{}: {}", node.network().id(), problem);
            mailbox.run(() -> follower.cannotRevisit(revisit, problem));
            return;
        }
        mailbox.run(() -> record(revisit, block));
    }

    /** A block above our tip comes by itself; one that has left the chain meanwhile is asked for again. */
    private void record(RevisitTable.Revisit revisit, Block block) {
        var isOurs = node.blockAt(revisit.height()).filter(block.hash::equals).isPresent();
        if (revisit.height() > follower.tip().height() || isOurs) {
            if (revisit.height() <= follower.tip().height()) {
                follower.find(block, revisit.height());
            }
            follower.revisited(revisit);
        }
    }

    private void lookAtMempool(RevisitTable.Revisit revisit) throws InterruptedException {
        for (TxId txid : node.mempool()) {
            var tx = node.transaction(txid);
            if (tx.isPresent()) {
                var since = node.acceptedAt(txid).orElseGet(follower::now);
                mailbox.run(() -> arrive(tx.get(), since));
            }
        }
        mailbox.run(() -> follower.revisited(revisit));
    }

    private void arrive(Transaction tx, Instant since) {
        follower.refresh();
        if (follower.mayConcern(tx)) {
            follower.arrive(tx, since);
        }
    }

    /** Says what can be done about a block that the node deleted to save space (Bitcoin Core's option {@code prune}). */
    private static String problem(int height, RpcError error) {
        return error.reason().toLowerCase(Locale.ROOT).contains("pruned")
                ? "The node has deleted block " + height
                        + " to save space, so payments in it can't be recorded. Have it"
                        + " fetched again (bitcoin-cli getblockfrompeer) or follow a node that keeps all blocks, and scan"
                        + " again."
                : "The node does not give out block " + height + ": " + error.reason();
    }

    private void finish() {
        try {
            mailbox.run(() -> running = false);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
