package org.malipo.mailrules;

import java.util.Comparator;
import java.util.List;
import org.malipo.access.StoreId;
import org.malipo.outbox.ClaimTable;
import org.malipo.outbox.Event;

/**
 * Events of one store that its rules are to write about.
 *
 * @param events in the order of the log
 */
record StoreBatch(StoreId store, List<Event> events) implements ClaimTable.Row {
    static StoreBatch of(StoreId store, List<Event> events) {
        return new StoreBatch(
                store,
                events.stream()
                        .sorted(Comparator.comparingLong(Event::position))
                        .toList());
    }

    @Override
    public String id() {
        return store.value();
    }

    List<Long> positions() {
        return events.stream().map(Event::position).toList();
    }
}
