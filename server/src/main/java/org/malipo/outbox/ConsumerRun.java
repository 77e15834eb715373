package org.malipo.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One consumer, for as long as this process leads it. Events are handled many in a transaction; when one fails they are
 * handled one by one, and the one that fails is put aside.
 */
final class ConsumerRun {
    private static final Logger log = LoggerFactory.getLogger(ConsumerRun.class);
    private static final int SPAN = 500;
    private static final long LOOK_MILLIS = 500;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final EventConsumer consumer;
    private final Lease lease;
    private final EventTable events;
    private final CursorTable cursors;
    private final TransactionTemplate transaction;
    private long position;

    ConsumerRun(
            EventConsumer consumer,
            Lease lease,
            EventTable events,
            CursorTable cursors,
            TransactionTemplate transaction) {
        this.consumer = consumer;
        this.lease = lease;
        this.events = events;
        this.cursors = cursors;
        this.transaction = transaction;
        this.position = cursors.position(consumer.name());
    }

    void run(EventSignals signals) throws InterruptedException {
        try (var news = signals.newReader()) {
            long lastLook = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
            while (true) {
                if (System.nanoTime() - lastLook >= TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
                    retryParked();
                    lastLook = System.nanoTime();
                }
                if (!advance()) {
                    news.await(LOOK_MILLIS);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }

    /** {@return whether there may be more to do at once} */
    boolean advance() {
        long head = events.head();
        if (head <= position) {
            return false;
        }
        long through = Math.min(head, position + SPAN);
        var batch = events.between(position, through, consumer.types());
        if (batch.isEmpty()) {
            skipTo(through);
        } else {
            handle(batch, through);
        }
        return through < head;
    }

    /** Nothing for us up to there. Written down now and then, so that a new leader need not start far back. */
    private void skipTo(long through) {
        if (through / SPAN != position / SPAN) {
            transaction.executeWithoutResult(status -> {
                lease.check();
                cursors.commitLazily();
                cursors.move(consumer.name(), through);
            });
        }
        position = through;
    }

    private void handle(List<Event> batch, long through) {
        var parked = cursors.parkedSubjects(consumer.name());
        boolean noneWaits = batch.stream().map(Event::subject).noneMatch(parked::contains);
        if (!noneWaits || !handledTogether(batch, through)) {
            batch.forEach(this::handleAlone);
            position = through;
        }
    }

    private boolean handledTogether(List<Event> batch, long through) {
        try {
            transaction.executeWithoutResult(status -> {
                lease.check();
                consumer.handleAll(batch);
                cursors.move(consumer.name(), through);
            });
            position = through;
            return true;
        } catch (RuntimeException e) {
            throwIfNotTheEventsFault(e);
            return false;
        }
    }

    private void handleAlone(Event event) {
        if (cursors.parkedSubjects(consumer.name()).contains(event.subject())) {
            park(event, Duration.ZERO, "waits for an earlier event of its subject");
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                lease.check();
                consumer.handle(event);
                cursors.move(consumer.name(), event.position());
            });
            position = event.position();
        } catch (RuntimeException e) {
            throwIfNotTheEventsFault(e);
            log.error(
                    "Consumer {} can't handle event {} ({}); it is put aside",
                    consumer.name(),
                    event.position(),
                    event.type(),
                    e);
            park(event, FIRST_WAIT, e.toString());
        }
    }

    private void park(Event event, Duration wait, String why) {
        transaction.executeWithoutResult(status -> {
            lease.check();
            cursors.park(consumer.name(), event, wait, why);
            cursors.move(consumer.name(), event.position());
        });
        position = event.position();
    }

    void retryParked() {
        for (var parked : cursors.due(consumer.name())) {
            var event = events.between(parked.position() - 1, parked.position(), consumer.types())
                    .getFirst();
            try {
                transaction.executeWithoutResult(status -> {
                    lease.check();
                    consumer.handle(event);
                    cursors.unpark(consumer.name(), event.position());
                });
                log.info("Consumer {} has handled event {} after all", consumer.name(), event.position());
            } catch (RuntimeException e) {
                throwIfNotTheEventsFault(e);
                log.warn(
                        "Consumer {} still can't handle event {}: {}", consumer.name(), event.position(), e.toString());
                transaction.executeWithoutResult(status -> {
                    lease.check();
                    cursors.park(consumer.name(), event, waitAfter(parked.attempts()), e.toString());
                });
            }
        }
    }

    private static Duration waitAfter(int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 12));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** The database is away, another process leads, or we are to end: nothing that putting the event aside would help. */
    private static void throwIfNotTheEventsFault(RuntimeException e) {
        if (e instanceof LeaseLost
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof TransactionException
                || Thread.currentThread().isInterrupted()) {
            throw e;
        }
    }
}
