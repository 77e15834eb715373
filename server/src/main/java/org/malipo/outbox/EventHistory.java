package org.malipo.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log's past, for whoever tells it again. */
@Component
public class EventHistory {
    private final EventTable events;
    private final JdbcClient jdbc;

    EventHistory(EventTable events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    /** {@return the highest position given so far, 0 if none was} */
    public long head() {
        return events.head();
    }

    /** {@return a store's events of these types above {@code after} and up to {@code through}, in order} */
    public List<Event> ofStore(String storeId, Collection<String> types, long after, long through) {
        return jdbc.sql("""
                select position, type, store_id, subject, payload, occurred_at
                from event
                where position > :after and position <= :through and store_id = :store
                  and type = any (cast(:types as text[]))
                order by position
                """)
                .param("store", storeId)
                .param("types", types.toArray(String[]::new))
                .param("after", after)
                .param("through", through)
                .query(EventTable::row)
                .list();
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
            if (isBefore(middle, time)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private boolean isBefore(long position, Instant time) {
        return jdbc.sql("select occurred_at from event where position <= :position order by position desc limit 1")
                .param("position", position)
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> at.toInstant().isBefore(time))
                .orElse(true);
    }
}
