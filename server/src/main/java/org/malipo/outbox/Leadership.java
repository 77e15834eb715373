package org.malipo.outbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.outbox.Leases.LeaderHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** This process's claim to lead one thing: waits for the lease, runs the work, keeps the lease alive beside it. */
final class Leadership implements LeaderHandle {
    private static final Logger log = LoggerFactory.getLogger(Leadership.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final String name;
    private final String holder;
    private final Leader leader;
    private final LeaseTable table;
    private final Duration ttl;
    private volatile boolean leading;
    private volatile boolean closed;
    private @Nullable Thread thread;

    Leadership(String name, String holder, Leader leader, LeaseTable table, Duration ttl) {
        this.name = name;
        this.holder = holder;
        this.leader = leader;
        this.table = table;
        this.ttl = ttl;
    }

    synchronized void start() {
        if (thread == null) {
            closed = false;
            thread = Thread.ofVirtual().name("lead-" + name).start(this::loop);
        }
    }

    @Override
    public boolean isLeading() {
        return leading;
    }

    /** Tells the work to end, without waiting for it. */
    synchronized void interrupt() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running;
        synchronized (this) {
            running = thread;
            thread = null;
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        running.interrupt();
        try {
            running.join(ttl);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!closed) {
            try {
                leadOnce();
            } catch (InterruptedException e) {
                log.debug("Leading {} ends: the lease was lost, or the application stops", name);
            } catch (RuntimeException e) {
                report(e);
            }
            rest();
        }
    }

    /** Whatever ended the work, its interrupt included, has been dealt with: only an end of this loop cuts the rest short. */
    private void rest() {
        if (Thread.interrupted() && closed) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
        } catch (InterruptedException e) {
            log.debug("Leading {} is told to end", name);
        }
    }

    private void report(RuntimeException e) {
        if (closed) {
            log.info("Leading {} ends: {}", name, e.toString());
        } else if (e instanceof DataAccessException || e instanceof TransactionException || e instanceof LeaseLost) {
            log.warn("Leading {} pauses: {}", name, e.getMessage());
        } else {
            log.error("Leading {} failed; it starts again", name, e);
        }
    }

    private void leadOnce() throws InterruptedException {
        takeFromTheDead();
        var epoch = table.take(name, holder, ttl);
        if (epoch.isEmpty()) {
            return;
        }
        var lease = new HeldLease(epoch.get());
        var renewal = Thread.ofVirtual().name("renew-" + name).start(renewal(lease, Thread.currentThread()));
        leading = true;
        try {
            leader.run(lease);
        } finally {
            leading = false;
            boolean interrupted = Thread.interrupted();
            renewal.interrupt();
            giveUp();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void takeFromTheDead() {
        table.holder(name).filter(Holder::isGone).ifPresent(dead -> table.expire(name, dead));
    }

    private void giveUp() {
        try {
            table.expire(name, holder);
        } catch (RuntimeException e) {
            log.info("The lease {} could not be given back and runs out by itself: {}", name, e.getMessage());
        }
    }

    /** Renews the lease three times within its life, and interrupts the work when that is over. */
    private Runnable renewal(HeldLease lease, Thread work) {
        return () -> {
            long heldUntil = System.nanoTime() + ttl.toNanos();
            try {
                while (true) {
                    TimeUnit.NANOSECONDS.sleep(ttl.toNanos() / 3);
                    long now = System.nanoTime();
                    if (renewed(lease)) {
                        heldUntil = now + ttl.toNanos();
                    } else if (System.nanoTime() >= heldUntil || lease.lost) {
                        log.warn("The lease {} is lost", name);
                        work.interrupt();
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the work has ended
            }
        };
    }

    private boolean renewed(HeldLease lease) {
        try {
            lease.lost = !table.renew(name, lease.epoch, ttl);
            return !lease.lost;
        } catch (DataAccessException | TransactionException e) {
            return false; // the database is away; the lease may still be ours
        }
    }

    private final class HeldLease implements Lease {
        private final long epoch;
        private volatile boolean lost;

        HeldLease(long epoch) {
            this.epoch = epoch;
        }

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public void check() {
            if (lost || !table.isHeld(name, epoch, ttl)) {
                throw new LeaseLost(name);
            }
        }
    }
}
