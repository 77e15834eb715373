package org.malipo.chain;

import java.util.List;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;

/** Follows how transactions stand: several at once, in the order in which it was told, network by network. */
public interface TransactionFollower extends EventConsumer {
    /** Does what follows from these facts, as {@link EventConsumer#handle} says. */
    void follow(Network network, List<TransactionFact> facts);

    @Override
    default Set<String> types() {
        return Set.of(TransactionFact.TYPE);
    }

    @Override
    default void handle(Event event) {
        handleAll(List.of(event));
    }

    @Override
    default void handleAll(List<Event> events) {
        TransactionFact.byNetwork(events).forEach(this::follow);
    }
}
