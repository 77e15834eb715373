package org.malipo.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on the log itself. */
@Component
class EventTable {
    private final JdbcClient jdbc;

    EventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@return how many events got a position} Numbers what has committed, in the order of writing. The row of the last
     * position is locked first, so that two stampers could never number at once.
     */
    int stamp(int limit) {
        long last = jdbc.sql("select last_position from event_stamp for update")
                .query(Long.class)
                .single();
        int stamped = jdbc.sql("""
                with fresh as (
                    select seq, row_number() over (order by seq) as place
                    from (select seq from event where position is null order by seq limit :limit) oldest
                )
                update event e
                set position = cast(:last as bigint) + fresh.place
                from fresh
                where e.seq = fresh.seq
                """).param("limit", limit).param("last", last).update();
        if (stamped > 0) {
            jdbc.sql("update event_stamp set last_position = :last")
                    .param("last", last + stamped)
                    .update();
        }
        return stamped;
    }

    boolean hasUnstamped() {
        return jdbc.sql("select exists (select 1 from event where position is null)")
                .query(Boolean.class)
                .single();
    }

    /** Wakes readers in other processes when the caller's transaction commits. */
    void notifyOthers() {
        jdbc.sql("select 1 from (select pg_notify('malipo_events', '')) notified")
                .query(Integer.class)
                .single();
    }

    /** {@return the highest position given so far, 0 if none was} */
    long head() {
        return jdbc.sql("select last_position from event_stamp")
                .query(Long.class)
                .single();
    }

    /** {@return events of these types above {@code after} and up to {@code through}, in order} */
    List<Event> between(long after, long through, Collection<String> types) {
        return jdbc.sql("""
                select position, type, store_id, subject, payload, occurred_at
                from event
                where position > :after and position <= :through and type = any (cast(:types as text[]))
                order by position
                """)
                .param("after", after)
                .param("through", through)
                .param("types", types.toArray(String[]::new))
                .query(EventTable::row)
                .list();
    }

    /** {@return all events above {@code after}, in order, at most {@code limit}} */
    List<Event> after(long after, int limit) {
        return jdbc.sql("""
                select position, type, store_id, subject, payload, occurred_at
                from event
                where position > :after
                order by position
                limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query(EventTable::row)
                .list();
    }

    /** {@return the last events about one subject so far, in order} */
    List<Event> about(String subject, int most) {
        return jdbc.sql("""
                select position, type, store_id, subject, payload, occurred_at
                from event
                where subject = :subject and position is not null
                order by position desc
                limit :most
                """)
                .param("subject", subject)
                .param("most", most)
                .query(EventTable::row)
                .list()
                .reversed();
    }

    /** {@return where the last events about one subject stand, newest first; the events themselves are not read} */
    List<Long> positionsAbout(String subject, int most) {
        return jdbc.sql("""
                select position
                from event
                where subject = :subject and position is not null
                order by position desc
                limit :most
                """)
                .param("subject", subject)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** {@return whether there is an event of these types above {@code after}, or one without a position yet} */
    boolean hasMore(long after, Collection<String> types) {
        return jdbc.sql("""
                select exists (select 1 from event where position > :after and type = any (cast(:types as text[])))
                    or exists (select 1 from event where position is null and type = any (cast(:types as text[])))
                """)
                .param("after", after)
                .param("types", types.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    static Event row(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("position"),
                row.getString("type"),
                row.getString("store_id"),
                row.getString("subject"),
                row.getString("payload"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }
}
