package org.malipo.chain;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.Peer;

/**
 * Finds out up to when everything that the node knows is known here. A node answers in order: its answer to a ping means
 * that all it announced before has arrived, and that all we had asked for before the ping has been answered. So at an
 * answer we have everything from before that ping if nothing is asked for at present, and otherwise everything from before
 * the ping that preceded it.
 */
final class Heartbeat {
    private final Peer peer;
    private final Supplier<Instant> now;
    private final RandomGenerator nonces = RandomGenerator.getDefault();
    private @Nullable Beat awaited;
    private @Nullable Instant before;
    private @Nullable Instant caughtUpThrough;

    private record Beat(long nonce, Instant sentAt) {}

    Heartbeat(Peer peer, Supplier<Instant> now) {
        this.peer = peer;
        this.now = now;
    }

    /** Once a second. */
    void beat() throws IOException {
        if (awaited == null) {
            var beat = new Beat(nonces.nextLong(), now.get());
            awaited = beat;
            peer.send(new Message.Ping(beat.nonce()));
        }
    }

    /**
     * The node has answered a ping, and everything that came before has been dealt with.
     *
     * @param complete whether we are at the tip and have the mempool's first picture
     * @param idle whether nothing is asked for at present
     */
    void answered(long nonce, boolean complete, boolean idle) {
        var beat = awaited;
        if (beat == null || beat.nonce() != nonce) {
            return;
        }
        awaited = null;
        if (complete) {
            caughtUpThrough = idle ? beat.sentAt() : before;
            before = beat.sentAt();
        } else {
            before = null;
        }
    }

    /** {@return the time up to which everything is known; null if that is not so, or not yet} */
    @Nullable
    Instant caughtUpThrough() {
        return caughtUpThrough;
    }
}
