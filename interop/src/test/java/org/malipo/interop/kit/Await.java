package org.malipo.interop.kit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something to become true, with a deadline. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** {@return the first value that fits} */
    public static <T> T until(String what, Supplier<T> question, Predicate<T> fits) {
        return until(what, PATIENCE, question, fits);
    }

    public static <T> T until(String what, Duration patience, Supplier<T> question, Predicate<T> fits) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var value = question.get();
            if (fits.test(value)) {
                return value;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + patience.toSeconds() + " s for " + what + "; last seen: " + value);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
