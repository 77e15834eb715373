package org.malipo.access;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Where requests wait that came somewhat too soon. Each costs a connection and a virtual thread, so that there can be many,
 * but not any number. Nobody waits while the server stops: it lets them go before it waits for requests to end.
 */
@Component
class WaitingRoom implements SmartLifecycle {
    static final int SEATS = 500;

    private final Semaphore seats = new Semaphore(SEATS);
    private volatile CountDownLatch closing = new CountDownLatch(0);

    /** {@return whether this time went by; false if there is no seat, or as soon as the server stops} */
    boolean await(Duration time) {
        if (!seats.tryAcquire()) {
            return false;
        }
        try {
            return !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            seats.release();
        }
    }

    @Override
    public void start() {
        closing = new CountDownLatch(1);
    }

    @Override
    public void stop() {
        closing.countDown();
    }

    @Override
    public boolean isRunning() {
        return closing.getCount() > 0;
    }
}
