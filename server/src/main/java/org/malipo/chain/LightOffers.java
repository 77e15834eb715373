package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.LightSettings;
import org.malipo.bitcoin.light.LightSync;
import org.malipo.bitcoin.rpc.RpcError;

/**
 * What is sent through a light client: offered to half of the peers, and each minute to all, until it is known what came of it. No
 * peer says that it refuses a transaction, so one that is refused stays of unknown outcome.
 */
final class LightOffers {
    static final Duration AGAIN = Duration.ofMinutes(1);

    /** As long as nodes keep one that nobody mines. */
    static final Duration OFFERED = Duration.ofDays(14);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So long peers that come are told of one that others have. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** Those first that were sent last: whoever wants one to be sent says so again each minute. */
    private static final int AT_A_TIME = 500;

    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    private final LightSync sync;
    private final Tracking tracking;
    private final Network network;
    private final int needed;
    private final Map<TxId, LightOffer> offers = new ConcurrentHashMap<>();

    LightOffers(LightSync sync, Tracking tracking, LightSettings settings) {
        this.sync = sync;
        this.tracking = tracking;
        this.network = settings.network();
        this.needed = LightWords.announcementsNeeded(settings);
    }

    BroadcastResult send(Transaction tx) {
        var offer = offer(tx);
        if (offer.finding() instanceof OfferCheck.Finding.Wrong(var reason)) {
            return rejected(offer, reason);
        }
        tell(offer);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTaken(offer)
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            ask(offer);
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return isTaken(offer)
                ? new BroadcastResult.Accepted(tx.txid)
                : indexed(tx.txid)
                        .orElseGet(() -> new BroadcastResult.Unknown(
                                tx.txid, "No peer has passed it on yet; it is offered until one has."));
    }

    /** Once a second: those that other processes could not send, and those of which nobody knows the outcome. */
    void tend() throws InterruptedException {
        var now = now();
        for (var tx : tracking.parts().broadcasts().latestUnknown(network, now.minus(OFFERED), AT_A_TIME)) {
            var result = tend(tx, now);
            if (result != null) {
                tracking.record(result);
            }
        }
        withdraw();
        offers.values().removeIf(offer -> {
            var isOld = offer.isOlderThan(now.minus(KEPT));
            if (isOld) {
                sync.withdraw(offer.tx().txid);
            }
            return isOld;
        });
    }

    private @Nullable BroadcastResult tend(Transaction tx, Instant now) throws InterruptedException {
        var offer = offer(tx);
        if (isTaken(offer)) {
            tracking.submit(tx);
            return new BroadcastResult.Accepted(tx.txid);
        }
        if (offer.finding() instanceof OfferCheck.Finding.Wrong(var reason)) {
            return indexed(tx.txid).orElseGet(() -> rejected(offer, reason));
        }
        if (offer.offeredAt().plus(AGAIN).isBefore(now)) {
            tell(offer);
            return indexed(tx.txid).orElse(null);
        }
        ask(offer);
        return null;
    }

    /** What is sent in their place is told to peers alone. */
    private void withdraw() {
        if (!offers.isEmpty()) {
            for (var txid : tracking.parts().withdrawn().among(network, offers.keySet())) {
                offers.remove(txid);
                sync.withdraw(txid);
            }
        }
    }

    /** A block has come. */
    void mined(Block block) {
        for (var tx : block.tx) {
            if (offers.remove(tx.txid) != null) {
                sync.withdraw(tx.txid);
                tracking.record(new BroadcastResult.AlreadyMined(tx.txid));
            }
        }
    }

    private LightOffer offer(Transaction tx) {
        return offers.compute(
                tx.txid,
                (_, known) -> known != null && known.isOf(tx)
                        ? known
                        : new LightOffer(tx, tracking.parts().offerCheck().check(network, tx), now()));
    }

    /** Those that were not asked first are left to listen to for a while. */
    private void tell(LightOffer offer) {
        var now = now();
        offer.offered(now);
        sync.broadcast(offer.tx(), !offer.began().plus(AGAIN).isAfter(now));
    }

    private void ask(LightOffer offer) {
        if (offer.isAskedNow()) {
            sync.ask(offer.tx().txid);
        }
    }

    /** Where nothing here says that it is valid, as many peers must have it as with one that comes from elsewhere. */
    private boolean isTaken(LightOffer offer) {
        var txid = offer.tx().txid;
        return sync.reach(txid) >= needed
                || (offer.finding() instanceof OfferCheck.Finding.Sound && sync.isRelayed(txid));
    }

    /** {@return what blocks and announcements have settled} */
    private Optional<BroadcastResult> indexed(TxId txid) {
        var state =
                tracking.parts().transactions().states(network, List.of(txid)).get(txid);
        return switch (state) {
            case CONFIRMED -> Optional.of(new BroadcastResult.AlreadyMined(txid));
            case UNCONFIRMED -> Optional.of(new BroadcastResult.Accepted(txid));
            case REPLACED, EVICTED -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private BroadcastResult rejected(LightOffer offer, String reason) {
        var txid = offer.tx().txid;
        offers.remove(txid, offer);
        return new BroadcastResult.Rejected(txid, RpcError.REJECTED, reason);
    }

    private Instant now() {
        return tracking.parts().clock().instant();
    }
}
