package org.malipo.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs every {@link EventConsumer} of the application, each in one process of the cluster. */
@Component
public class EventConsumers implements SmartInitializingSingleton {
    private final ObjectProvider<EventConsumer> consumers;
    private final EventTable events;
    private final CursorTable cursors;
    private final EventSignals signals;
    private final TransactionTemplate transaction;
    private final Leases leases;
    private final MeterRegistry meters;

    @SuppressWarnings("TooManyParameters") // what a consumer's run needs, and how to lead it
    EventConsumers(
            ObjectProvider<EventConsumer> consumers,
            EventTable events,
            CursorTable cursors,
            EventSignals signals,
            TransactionTemplate transaction,
            Leases leases,
            MeterRegistry meters) {
        this.consumers = consumers;
        this.events = events;
        this.cursors = cursors;
        this.signals = signals;
        this.transaction = transaction;
        this.leases = leases;
        this.meters = meters;
    }

    @Override
    public void afterSingletonsInstantiated() {
        consumers.orderedStream().forEach(consumer -> {
            leases.lead(
                    "consumer-" + consumer.name(),
                    lease -> newRun(consumer, lease).run(signals));
            Gauge.builder("malipo.events.parked", () -> cursors.parkedCount(consumer.name()))
                    .tag("consumer", consumer.name())
                    .register(meters);
        });
    }

    /**
     * {@return whether the consumer has handled every event of its types that was committed before this call} Events that
     * are put aside count as not handled.
     */
    public boolean isCaughtUp(EventConsumer consumer) {
        return !events.hasMore(cursors.position(consumer.name()), consumer.types())
                && cursors.parkedCount(consumer.name()) == 0;
    }

    /**
     * {@return whether the consumer has at least looked at every event of its types that was committed before this call}
     * Events that are put aside count as looked at, so that one of them does not hold up what waits for all the others.
     */
    public boolean hasSeenAll(EventConsumer consumer) {
        return !events.hasMore(cursors.position(consumer.name()), consumer.types());
    }

    private ConsumerRun newRun(EventConsumer consumer, Lease lease) {
        return new ConsumerRun(consumer, lease, events, cursors, transaction);
    }
}
