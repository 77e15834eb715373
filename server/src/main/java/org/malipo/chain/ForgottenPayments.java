package org.malipo.chain;

import java.time.Duration;
import java.time.Instant;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.LightSync;

/** Takes unconfirmed transactions for gone that nobody has mined for so long that nodes have dropped them by themselves. */
final class ForgottenPayments {
    /** As long as Bitcoin Core keeps one in its mempool. */
    private static final Duration KEPT = Duration.ofDays(14);

    private static final Duration EACH = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ChainParts parts;
    private final Network network;
    private Instant lookedAt = Instant.EPOCH;

    ForgottenPayments(ChainParts parts, Network network) {
        this.parts = parts;
        this.network = network;
    }

    void drop(Follower follower, LightSync sync) throws InterruptedException {
        var now = parts.clock().instant();
        if (lookedAt.plus(EACH).isAfter(now)) {
            return;
        }
        lookedAt = now;
        for (var txid : parts.transactions().unconfirmedSince(network, now.minus(KEPT))) {
            sync.offer(() -> follower.drop(txid, TransactionState.EVICTED), PATIENCE);
        }
    }
}
