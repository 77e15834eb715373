package org.malipo.chain;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Notices that the node has better blocks, but that we come no nearer to them. */
final class Watchdog {
    /** So long without getting nearer to the node's tip, and the connection is made anew. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Supplier<Instant> now;
    private Instant progressAt;
    private int height = -1;

    Watchdog(Supplier<Instant> now) {
        this.now = now;
        this.progressAt = now.get();
    }

    /**
     * Looks where we are; called each second.
     *
     * @throws IOException if it has been there for too long
     */
    void look(boolean atTip, int tipHeight) throws IOException {
        if (atTip || tipHeight != height) {
            height = tipHeight;
            progressAt = now.get();
        } else if (now.get().isAfter(progressAt.plus(PATIENCE))) {
            throw new IOException("The node has better blocks, but does not send them.");
        }
    }
}
