package org.malipo.outbox;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events, in the transaction of whoever makes them true. */
@Component
public class Outbox {
    /**
     * The insert of one event, for a caller who writes all its rows in a single statement: {@code with invoice_row as (…),
     * event_row as (} this {@code ) select …}. Takes the parameters {@code eventType}, {@code eventStore}, {@code
     * eventSubject}, {@code eventPayload} and {@code eventAt}. Call {@link #committed} after the commit.
     */
    public static final String INSERT_CTE = """
            insert into event (type, store_id, subject, payload, occurred_at)
            values (cast(:eventType as text), cast(:eventStore as text), cast(:eventSubject as text),
                cast(:eventPayload as json), cast(:eventAt as timestamptz))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final EventSignals signals;

    Outbox(JdbcClient jdbc, Clock clock, EventSignals signals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.signals = signals;
    }

    /** Adds an event to the log with the caller's transaction. */
    public void append(NewEvent event) {
        jdbc.sql(INSERT_CTE)
                .param("eventType", event.type())
                .param("eventStore", event.storeId())
                .param("eventSubject", event.subject())
                .param("eventPayload", event.payload())
                .param("eventAt", clock.instant().atOffset(UTC))
                .update();
        signalAfterCommit();
    }

    /** Adds events to the log with the caller's transaction, in this order and by one statement. */
    public void appendAll(List<NewEvent> events) {
        jdbc.sql("""
                insert into event (type, store_id, subject, payload, occurred_at)
                select e.type, e.store_id, e.subject, cast(e.payload as json), cast(:at as timestamptz)
                from unnest(cast(:types as text[]), cast(:stores as text[]), cast(:subjects as text[]),
                            cast(:payloads as text[])) with ordinality as e (type, store_id, subject, payload, number)
                order by e.number
                """)
                .param("types", column(events, NewEvent::type))
                .param("stores", column(events, NewEvent::storeId))
                .param("subjects", column(events, NewEvent::subject))
                .param("payloads", column(events, NewEvent::payload))
                .param("at", clock.instant().atOffset(UTC))
                .update();
        signalAfterCommit();
    }

    private static @Nullable String[] column(List<NewEvent> events, Function<NewEvent, @Nullable String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    /** Says that events were committed, so that they are told at once; without it they are told a little later. */
    public void committed() {
        signals.committed();
    }

    private void signalAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            committed();
        } else if (TransactionSynchronizationManager.getResource(this) == null) {
            var signal = new SignalOnce();
            TransactionSynchronizationManager.bindResource(this, signal);
            TransactionSynchronizationManager.registerSynchronization(signal);
        }
    }

    /** One signal for a transaction, however many events it wrote. */
    private final class SignalOnce implements TransactionSynchronization {
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Outbox.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Outbox.this, this);
        }

        @Override
        public void afterCommit() {
            committed();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Outbox.this);
        }
    }
}
