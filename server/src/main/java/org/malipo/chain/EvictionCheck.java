package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the node, at each block and every few minutes, whether it still has our unconfirmed transactions. What it lost it
 * is offered again, unless it is withdrawn; what it refuses leaves, and what it has again comes back, also what had been replaced: a node tells
 * nobody twice of the same transaction. Runs beside the following thread.
 */
final class EvictionCheck {
    private static final Logger log = LoggerFactory.getLogger(EvictionCheck.class);

    /** After two weeks nodes forget a transaction; we stop asking for one that is gone then. */
    private static final Duration MEMORY = Duration.ofDays(14);

    /** More replaced transactions than this are looked for in the list of the mempool, which is one call. */
    private static final int FEW = 10;

    private final Node node;
    private final Follower follower;
    private final Mailbox mailbox;
    private boolean running;
    private boolean again;

    EvictionCheck(Node node, Follower follower, Mailbox mailbox) {
        this.node = node;
        this.follower = follower;
        this.mailbox = mailbox;
    }

    /** Begins; if one is under way, which may have asked before the last block came, another one follows it. */
    void start() {
        if (running) {
            again = true;
        } else {
            running = true;
            Thread.ofVirtual().name("eviction-check").start(this::run);
        }
    }

    private void run() {
        try {
            var present = follower.loose(TransactionState.UNCONFIRMED, Instant.EPOCH);
            var absent = follower.loose(TransactionState.EVICTED, follower.now().minus(MEMORY));
            var replaced = follower.replaced(follower.now().minus(MEMORY));
            var mempool = mempoolIfNeeded(present, absent, replaced);
            var refused = new ArrayList<Transaction>();
            for (var tx : present) {
                if (leavesAsForgotten(tx, mempool)) {
                    refused.add(tx);
                }
            }
            refused.addAll(absent);
            offerUntilNoneIsTaken(refused, mempool);
            returnThoseThere(replaced, mempool);
        } catch (RpcUnavailable | RpcError e) {
            log.debug("The node could not be asked for our unconfirmed transactions", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    private Set<TxId> mempoolIfNeeded(List<Transaction> present, List<Transaction> absent, List<Transaction> replaced) {
        var asksByList = !node.capabilities().has("testmempoolaccept");
        var isOffered = !present.isEmpty() || !absent.isEmpty();
        var isNeeded = (asksByList && isOffered) || isLookedUpByList(replaced);
        return isNeeded ? new HashSet<>(node.mempool()) : Set.of();
    }

    /** {@return whether it leaves, and is not replaced: then it may come back} */
    private boolean leavesAsForgotten(Transaction tx, Set<TxId> mempool) throws InterruptedException {
        var verdict = offer(tx, mempool);
        switch (verdict) {
            case HAS_IT, KEEP -> {}
            case CONFLICT -> leave(tx, TransactionState.REPLACED);
            case GONE -> leave(tx, TransactionState.EVICTED);
        }
        return verdict == Verdict.GONE;
    }

    /** One that is taken may be what another one spends, or what kept its place. */
    private void offerUntilNoneIsTaken(List<Transaction> refused, Set<TxId> mempool) throws InterruptedException {
        var left = refused;
        int before;
        do {
            before = left.size();
            left = stillRefused(left, mempool);
        } while (!left.isEmpty() && left.size() < before);
    }

    private List<Transaction> stillRefused(List<Transaction> refused, Set<TxId> mempool) throws InterruptedException {
        var still = new ArrayList<Transaction>();
        for (var tx : refused) {
            if (offer(tx, mempool) == Verdict.HAS_IT) {
                mailbox.run(() -> follower.arrive(tx, follower.now()));
            } else {
                still.add(tx);
            }
        }
        return still;
    }

    /** What was replaced is not offered again: whoever replaced it may have meant to take it back. */
    private void returnThoseThere(List<Transaction> replaced, Set<TxId> mempool) throws InterruptedException {
        Predicate<TxId> isThere = isLookedUpByList(replaced)
                ? mempool::contains
                : txid -> node.acceptedAt(txid).isPresent();
        for (var tx : replaced) {
            if (isThere.test(tx.txid)) {
                mailbox.run(() -> follower.arrive(tx, follower.now()));
            }
        }
    }

    private boolean isLookedUpByList(List<Transaction> replaced) {
        return replaced.size() > FEW
                || (!replaced.isEmpty() && !node.capabilities().has("getmempoolentry"));
    }

    /** Only if no block has come since that would tell more: it may have been mined. */
    private void leave(Transaction tx, TransactionState state) throws InterruptedException {
        mailbox.run(() -> {
            if (node.info().bestBlock().equals(follower.tip().hash())) {
                follower.drop(tx.txid, state);
            }
        });
    }

    private Verdict offer(Transaction tx, Set<TxId> mempool) {
        var acceptance = node.testAccept(tx).orElseGet(() -> new Node.Acceptance(!mempool.contains(tx.txid), ""));
        if (!acceptance.allowed()) {
            return acceptance.rejectReason().isEmpty() ? Verdict.HAS_IT : Verdict.of(acceptance.rejectReason());
        }
        if (follower.isWithdrawn(tx.txid)) {
            return Verdict.GONE;
        }
        try {
            return node.send(tx) ? Verdict.HAS_IT : Verdict.GONE;
        } catch (RpcError e) {
            return Verdict.of(e.reason());
        }
    }

    private void finish() {
        try {
            mailbox.run(this::finished);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void finished() {
        running = false;
        if (again) {
            again = false;
            start();
        }
    }
}
