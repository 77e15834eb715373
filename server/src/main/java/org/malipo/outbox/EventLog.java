package org.malipo.outbox;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** The public events of stores, in the order of the log. */
@Component
public class EventLog {
    private final EventTable events;
    private final StoreEventTable table;

    EventLog(EventTable events, StoreEventTable table) {
        this.events = events;
        this.table = table;
    }

    /** {@return whether this is told outside: types of our own modules have a dot} */
    public static boolean isPublic(String type) {
        return type.indexOf('.') < 0;
    }

    /** {@return the last position given to any event} */
    public long head() {
        return events.head();
    }

    /**
     * {@return the store's events above that position, in order}
     *
     * @param types these only; empty for all
     */
    public List<Event> ofStore(String store, long after, Collection<String> types, int limit) {
        return table.after(store, after, types, limit);
    }

    /** {@return up to which position the store's events are no longer kept, if any went} */
    public OptionalLong prunedThrough(String store) {
        return table.prunedThrough(store);
    }
}
