package org.malipo.webhooks;

import org.malipo.outbox.Lease;
import org.malipo.outbox.Leases;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Queues what replays ask for, a piece at a time, and no more than a webhook can take: the rest follows as deliveries are
 * made. A piece and how far it came are one transaction, so that a process which dies leaves nothing out and nothing twice.
 */
@Component
class ReplayRun implements SmartInitializingSingleton {
    /** Positions, of all stores. */
    private static final int PIECE = 1_000;

    private static final int MOST_WAITING = 500;
    private static final long LOOK_MILLIS = 1_000;

    private final ReplayTable table;
    private final ReplayQueue queue;
    private final Leases leases;

    ReplayRun(ReplayTable table, ReplayQueue queue, Leases leases) {
        this.table = table;
        this.queue = queue;
        this.leases = leases;
    }

    @Override
    public void afterSingletonsInstantiated() {
        leases.lead("webhook-replays", this::run);
    }

    private void run(Lease lease) throws InterruptedException {
        while (true) {
            boolean more = table.running().stream()
                    .map(replay -> queue.advance(replay.id(), lease, PIECE, MOST_WAITING))
                    .reduce(false, Boolean::logicalOr);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!more) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }
}
