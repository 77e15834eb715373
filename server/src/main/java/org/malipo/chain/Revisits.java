package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Transaction;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once more at blocks of the past, and at the mempool, for scripts that were watched too late. Fetches beside the
 * following thread; what it finds is recorded on it. What keeps it from going on is said in words.
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
        } catch (RpcUnavailable e) {
            delay(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("{}: blocks of the past have to wait", node.network().id(), e);
        } finally {
            finish();
        }
    }

    private void delay(String reason) {
        log.info("{}: blocks of the past have to wait: {}", node.network().id(), reason);
        try {
            mailbox.await(() -> follower.delayRevisits(reason));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAtBlock(RevisitTable.Revisit revisit) throws InterruptedException {
        Block block;
        try {
            block = node.block(revisit.height());
        } catch (RpcError e) {
            giveUp(revisit, problem(revisit.height(), e));
            return;
        }
        mailbox.await(() -> record(revisit, block));
    }

    private void giveUp(RevisitTable.Revisit revisit, String problem) throws InterruptedException {
        log.warn("{}: {}", node.network().id(), problem);
        mailbox.await(() -> follower.cannotRevisit(revisit, problem));
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
        try {
            new MempoolFetch(node).each(node.mempool(), tx -> mailbox.run(() -> arrive(tx)));
            mailbox.await(() -> follower.revisited(revisit));
        } catch (RpcError e) {
            giveUp(
                    revisit,
                    "The node does not list its mempool, so what waits for a block is found when it has one: "
                            + e.reason());
        }
    }

    /** Only of one that concerns us it matters since when the node has it. */
    private void arrive(Transaction tx) {
        if (follower.mayConcern(tx)) {
            follower.arrive(tx, node.acceptedAt(tx.txid).orElseGet(follower::now));
        }
    }

    /** Says what can be done about a block that the node deleted to save space (Bitcoin Core's option {@code prune}). */
    private static String problem(int height, RpcError error) {
        return NodeSearch.isPruned(error)
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
