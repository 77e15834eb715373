package org.malipo.outbox;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on the log as stores read it, and on what is no longer kept of it. */
@Component
class StoreEventTable {
    private final JdbcClient jdbc;

    StoreEventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return a store's events above {@code after} and up to {@code through}, in order; of all types for none} */
    List<Event> list(String store, long after, long through, Collection<String> types, int limit) {
        return jdbc.sql("""
                select position, type, store_id, subject, payload, occurred_at
                from event
                where store_id = :store and position > :after and position <= :through
                  and position is not null and store_id is not null and type not like '%.%'
                  and (cardinality(cast(:types as text[])) = 0 or type = any (cast(:types as text[])))
                order by position
                limit :limit
                """)
                .param("store", store)
                .param("after", after)
                .param("through", through)
                .param("types", types.toArray(String[]::new))
                .param("limit", limit)
                .query(EventTable::row)
                .list();
    }

    /** {@return when the last event of the log up to that position happened; empty if there is none} */
    Optional<Instant> timeUpTo(long position) {
        return jdbc.sql("select occurred_at from event where position <= :position order by position desc limit 1")
                .param("position", position)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    OptionalLong prunedThrough(String store) {
        return jdbc.sql("select through from event_pruned where store_id = :store")
                .param("store", store)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /**
     * {@return the position up to which all of these consumers have handled everything} One that has not begun holds all
     * back, and so does an event that was put aside.
     */
    long handledByAll(Collection<String> consumers) {
        return jdbc.sql("""
                select least(
                    (select last_position from event_stamp),
                    (select min(coalesce(c.position, 0))
                     from unnest(cast(:consumers as text[])) as named (consumer)
                     left join event_cursor c on c.consumer = named.consumer),
                    (select min(position) - 1 from event_parked where consumer = any (cast(:consumers as text[]))))
                """)
                .param("consumers", consumers.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /**
     * {@return how many went} Looks at the first events of the log only, so that a batch costs the same whatever the log
     * holds, and notes what each store has lost.
     */
    int prune(long through, Instant before, int batch) {
        return jdbc.sql("""
                with first_ones as (
                    select seq, position, type, store_id, occurred_at
                    from event
                    where position is not null and position <= :through
                    order by position
                    limit :batch
                ), old as (
                    select seq, position, type, store_id from first_ones where occurred_at < :before
                ), noted as (
                    insert into event_pruned (store_id, through)
                    select store_id, max(position)
                    from old
                    where store_id is not null and type not like '%.%'
                    group by store_id
                    on conflict (store_id) do update set through = greatest(event_pruned.through, excluded.through)
                )
                delete from event where seq in (select seq from old)
                """)
                .param("through", through)
                .param("before", before.atOffset(UTC))
                .param("batch", batch)
                .update();
    }
}
