package org.malipo.outbox;

import java.util.List;
import java.util.Set;

/**
 * Reads the event log, each event of its types once and in order. One process of the cluster runs it at a time. A bean of
 * this type is found and run by itself.
 */
public interface EventConsumer {
    /** {@return the name of its place in the log; never changed, or it starts from the beginning} */
    String name();

    Set<String> types();

    /**
     * Does what follows from the event, inside the transaction that also moves this consumer's place in the log: what it
     * writes to the database happens exactly once. If it throws, the event is put aside with later ones of the same subject
     * and tried again; others go on.
     */
    void handle(Event event);

    /** The same for several events in a row, in one transaction; for consumers that can ask for more at once. */
    default void handleAll(List<Event> events) {
        events.forEach(this::handle);
    }
}
