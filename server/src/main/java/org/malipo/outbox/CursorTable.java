package org.malipo.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on how far consumers have come, and on what they have put aside. */
@Component
class CursorTable {
    private final JdbcClient jdbc;

    CursorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the last position that the consumer has handled, 0 at first} */
    long position(String consumer) {
        return jdbc.sql("select position from event_cursor where consumer = :consumer")
                .param("consumer", consumer)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void move(String consumer, long position) {
        jdbc.sql("""
                insert into event_cursor (consumer, position)
                values (:consumer, :position)
                on conflict (consumer) do update set position = excluded.position
                """).param("consumer", consumer).param("position", position).update();
    }

    /** Lets this transaction's commit return before it is on disk: losing it means reading a few events again. */
    void commitLazily() {
        jdbc.sql("select set_config('synchronous_commit', 'off', true)")
                .query(String.class)
                .single();
    }

    Set<String> parkedSubjects(String consumer) {
        return Set.copyOf(jdbc.sql("select distinct subject from event_parked where consumer = :consumer")
                .param("consumer", consumer)
                .query(String.class)
                .list());
    }

    void park(String consumer, Event event, Duration wait, String error) {
        jdbc.sql("""
                insert into event_parked (consumer, position, subject, attempts, next_try_at, error)
                values (:consumer, :position, :subject, 1, clock_timestamp() + cast(:wait as interval), :error)
                on conflict (consumer, position) do update
                set attempts = event_parked.attempts + 1, next_try_at = excluded.next_try_at, error = excluded.error
                """)
                .param("consumer", consumer)
                .param("position", event.position())
                .param("subject", event.subject())
                .param("wait", wait.toString())
                .param("error", error)
                .update();
    }

    void unpark(String consumer, long position) {
        jdbc.sql("delete from event_parked where consumer = :consumer and position = :position")
                .param("consumer", consumer)
                .param("position", position)
                .update();
    }

    /** {@return of each subject that is put aside, its first event, if it is time to try it again} */
    List<Parked> due(String consumer) {
        return jdbc.sql("""
                select p.position, p.attempts
                from event_parked p
                where p.consumer = :consumer and p.next_try_at <= clock_timestamp()
                  and not exists (
                      select 1 from event_parked e
                      where e.consumer = p.consumer and e.subject = p.subject and e.position < p.position)
                order by p.position
                limit 100
                """).param("consumer", consumer).query(Parked.class).list();
    }

    long parkedCount(String consumer) {
        return jdbc.sql("select count(*) from event_parked where consumer = :consumer")
                .param("consumer", consumer)
                .query(Long.class)
                .single();
    }

    /** An event that was put aside. */
    record Parked(long position, int attempts) {}
}
