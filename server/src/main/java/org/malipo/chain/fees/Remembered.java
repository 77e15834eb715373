package org.malipo.chain.fees;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.FeeFault;
import org.malipo.chain.FeeFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody answered last. Asked anew in the background; whoever reads it never waits. */
final class Remembered<T> {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Logger log = LoggerFactory.getLogger(Remembered.class);

    private final String name;
    private final Question<T> question;
    private final Duration pause;
    private final Duration patience;
    private final Clock clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Dated<T> last;
    private volatile @Nullable FeeFault fault = new FeeFault(Kind.NOT_ASKED);
    private volatile Instant askedAt = Instant.MIN;

    /** An answer and when it came. */
    record Dated<T>(T value, Instant at) {
        long minutes(Instant now) {
            return Duration.between(at, now).toMinutes();
        }
    }

    /**
     * @param name for the log
     * @param pause from one question to the next
     * @param patience how long one answer may take; who takes longer is not heard
     */
    Remembered(String name, Question<T> question, Duration pause, Duration patience, Clock clock) {
        this.name = name;
        this.question = question;
        this.pause = pause;
        this.patience = patience;
        this.clock = clock;
    }

    /** {@return the last answer, however long ago it came} */
    Optional<Dated<T>> last() {
        return Optional.ofNullable(last);
    }

    /** {@return why the last question brought nothing; empty if it did} */
    Optional<FeeFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** Asks, on a thread of its own, if it is time to and nobody is asking. */
    void refresh() {
        var now = clock.instant();
        boolean due = askedAt.equals(Instant.MIN)
                || !now.isBefore(askedAt.plus(pause))
                || now.isBefore(askedAt); // the clock was put back
        if (due && asking.compareAndSet(false, true)) {
            askedAt = now;
            Thread.ofVirtual().name("fees-" + name).start(() -> {
                try {
                    ask();
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    /** Asks now, and returns when there is an answer or none is awaited any more. */
    void ask() {
        var task = new FutureTask<>(question::ask);
        Thread.ofVirtual().name("fees-" + name + "-call").start(task);
        try {
            last = new Dated<>(task.get(patience.toMillis(), TimeUnit.MILLISECONDS), clock.instant());
            fault = null;
        } catch (TimeoutException _) {
            failed(new FeeFault(Kind.SILENT, patience.toSeconds()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoFees none) {
                failed(none.fault());
            } else {
                log.debug("Fee source {}", name, e);
                failed(new FeeFault(Kind.UNREADABLE));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            task.cancel(true);
        }
    }

    /** The same trouble is logged once. */
    private void failed(FeeFault why) {
        if (!why.equals(fault)) {
            log.info("Fee source {} brought nothing: {} {} {}", name, why.kind(), why.number(), why.words());
        }
        fault = why;
    }
}
