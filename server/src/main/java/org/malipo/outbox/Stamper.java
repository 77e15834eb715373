package org.malipo.outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed events their positions. One process does it at a time; woken by commits of this process, and looking by
 * itself for those of others.
 */
@Component
class Stamper {
    private static final int BATCH = 2_000;
    private static final long LOOK_MILLIS = 100;
    /** Between two rounds, so that many small commits are numbered, and read, together. */
    private static final long REST_MILLIS = 5;

    private final EventTable events;
    private final EventSignals signals;
    private final TransactionTemplate transaction;

    Stamper(EventTable events, EventSignals signals, TransactionTemplate transaction, Leases leases) {
        this.events = events;
        this.signals = signals;
        this.transaction = transaction;
        leases.lead("event-stamper", this::lead);
    }

    private void lead(Lease lease) throws InterruptedException {
        while (true) {
            if (stamp(lease) < BATCH) {
                signals.stamper().await(LOOK_MILLIS);
                Thread.sleep(REST_MILLIS);
            }
        }
    }

    /** {@return how many events got a position, in one transaction} */
    int stamp(Lease lease) {
        if (!events.hasUnstamped()) {
            return 0;
        }
        int stamped = transaction.execute(status -> {
            lease.check();
            int count = events.stamp(BATCH);
            if (count > 0) {
                events.notifyOthers();
            }
            return count;
        });
        if (stamped > 0) {
            signals.stamped();
        }
        return stamped;
    }
}
