package org.malipo.idempotency;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.malipo.problem.ProblemException;

/**
 * Has the requests of one key in this process wait for each other in memory, so that a client that repeats itself in haste
 * occupies one connection to the database. Other processes are kept out by the key's row.
 */
final class Turns {
    private final ConcurrentHashMap<KeyId, CountDownLatch> taken = new ConcurrentHashMap<>();

    /** Ends when it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws ProblemException if it does not come within that time */
    Turn take(KeyId id, Duration wait) throws InterruptedException {
        var mine = new CountDownLatch(1);
        var deadline = System.nanoTime() + wait.toNanos();
        for (var before = taken.putIfAbsent(id, mine); before != null; before = taken.putIfAbsent(id, mine)) {
            if (!before.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new ProblemException(new KeyInUse());
            }
        }
        return () -> {
            taken.remove(id, mine);
            mine.countDown();
        };
    }
}
