package org.malipo.outbox;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Hints within this process that save waiting for the next look. Losing one costs time and nothing else. */
@Component
class EventSignals {
    private final Waiter stamper = new Waiter();
    private final CopyOnWriteArrayList<Waiter> readers = new CopyOnWriteArrayList<>();

    /** There may be events without a position. */
    void committed() {
        stamper.wake();
    }

    /** There are events with new positions. */
    void stamped() {
        readers.forEach(Waiter::wake);
    }

    Waiter stamper() {
        return stamper;
    }

    /** {@return something that is woken at each stamping, until it is closed} */
    Waiter newReader() {
        var waiter = new Waiter();
        readers.add(waiter);
        return waiter;
    }

    /** Waits for a hint or for time to pass. */
    final class Waiter implements AutoCloseable {
        private final Semaphore permits = new Semaphore(0);

        void wake() {
            if (permits.availablePermits() == 0) {
                permits.release();
            }
        }

        void await(long millis) throws InterruptedException {
            if (permits.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                permits.drainPermits();
            }
        }

        @Override
        public void close() {
            readers.remove(this);
        }
    }
}
