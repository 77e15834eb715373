package org.malipo.operations.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the database lives, and starts it again when it was killed; what it had committed is there still. */
final class PostgresWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final BooleanSupplier alive;
    private final Callable<Integer> start;
    private final ReentrantLock starting = new ReentrantLock();
    private final Thread thread;
    private volatile boolean closed;

    PostgresWatch(BooleanSupplier alive, Callable<Integer> start) {
        this.alive = alive;
        this.start = start;
        this.thread = Thread.ofPlatform().daemon().name("postgres-watch").start(this::loop);
    }

    private void loop() {
        var wait = LOOK;
        while (!closed) {
            try {
                Thread.sleep(wait);
                wait = look() ? LOOK : AGAIN;
            } catch (InterruptedException e) {
                return; // closed
            }
        }
    }

    /** {@return whether the database lives now} */
    private boolean look() {
        starting.lock();
        try {
            if (closed || alive.getAsBoolean()) {
                return true;
            }
            log.warn("PostgreSQL has gone; starting it again");
            log.info("PostgreSQL runs again on port {}", start.call());
            return true;
        } catch (IOException | PostgresRefusal e) {
            log.warn("PostgreSQL did not start again: {}", e.getMessage());
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            starting.unlock();
        }
    }

    /** Waits for a start that is under way, so that it can be stopped. */
    @Override
    public void close() {
        closed = true;
        starting.lock();
        try {
            thread.interrupt();
        } finally {
            starting.unlock();
        }
    }
}
