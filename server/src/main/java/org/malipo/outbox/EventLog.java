package org.malipo.outbox;

import java.time.Instant;
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
        return table.list(store, after, Long.MAX_VALUE, types, limit);
    }

    /** {@return the store's events of these types above {@code after} and up to {@code through}, in order} */
    public List<Event> ofStore(String store, long after, long through, Collection<String> types) {
        return table.list(store, after, through, types, Integer.MAX_VALUE);
    }

    /**
     * {@return the position of the last event before {@code time}, 0 if there is none} The log grows with time, give or take
     * the moment that a transaction lasts, so that halving finds it.
     */
    public long before(Instant time) {
        long low = 0;
        long high = events.head();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (table.timeUpTo(middle).map(at -> at.isBefore(time)).orElse(true)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** {@return up to which position the store's events are no longer kept, if any went} */
    public OptionalLong prunedThrough(String store) {
        return table.prunedThrough(store);
    }
}
