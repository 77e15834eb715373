package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.LightSettings;
import org.malipo.bitcoin.light.LightSync;

/**
 * What is sent through a light client: offered to all peers, and again each minute until it is known that enough of them
 * have it. None says that it refuses a transaction, so one that is refused stays of unknown outcome.
 */
final class LightOffers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** So long peers that come are told of one that others have taken. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    private final LightSync sync;
    private final Tracking tracking;
    private final Network network;
    private final int needed;
    private final Map<TxId, Instant> offered = new ConcurrentHashMap<>();

    LightOffers(LightSync sync, Tracking tracking, LightSettings settings) {
        this.sync = sync;
        this.tracking = tracking;
        this.network = settings.network();
        this.needed = LightWords.announcementsNeeded(settings);
    }

    BroadcastResult send(Transaction tx) {
        offer(tx, now());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTaken(tx)
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return isTaken(tx)
                ? new BroadcastResult.Accepted(tx.txid)
                : new BroadcastResult.Unknown(
                        tx.txid, "Not enough peers have asked for it yet; it is offered until they have.");
    }

    /** Once a second: those that other processes could not send, and those of which nobody knows the outcome. */
    void tend() throws InterruptedException {
        var now = now();
        for (var tx : tracking.parts().broadcasts().unknown(network, now)) {
            var last = offered.get(tx.txid);
            if (last == null || last.plus(AGAIN).isBefore(now)) {
                offer(tx, now);
            }
            if (isTaken(tx)) {
                tracking.record(new BroadcastResult.Accepted(tx.txid));
                tracking.submit(tx);
            }
        }
        offered.entrySet().removeIf(entry -> {
            var isOld = entry.getValue().plus(KEPT).isBefore(now);
            if (isOld) {
                sync.withdraw(entry.getKey());
            }
            return isOld;
        });
    }

    /** A block has come. */
    void mined(Block block) {
        for (var tx : block.tx) {
            if (offered.remove(tx.txid) != null) {
                sync.withdraw(tx.txid);
                tracking.record(new BroadcastResult.AlreadyMined(tx.txid));
            }
        }
    }

    private void offer(Transaction tx, Instant now) {
        offered.put(tx.txid, now);
        sync.broadcast(tx);
    }

    private boolean isTaken(Transaction tx) {
        return sync.reach(tx.txid) >= needed;
    }

    private Instant now() {
        return tracking.parts().clock().instant();
    }
}
