package org.malipo.operations.watch;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions to a database that may be away, for those who ask every few seconds how a server is and have no patience. */
final class Soon {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Soon() {}

    /**
     * {@return the answer}
     *
     * @throws TimeoutException if there is none within 2 s
     * @throws ExecutionException if it failed
     */
    static <T> T ask(Callable<T> question) throws TimeoutException, ExecutionException {
        var asked = new FutureTask<>(question);
        var thread = Thread.ofVirtual().name("health").start(asked);
        try {
            return asked.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database was asked", e);
        }
    }
}
