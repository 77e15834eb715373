package org.malipo.mailrules;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.access.StoreId;
import org.malipo.outbox.Claim;
import org.malipo.outbox.ClaimTable;
import org.malipo.outbox.Event;
import org.malipo.outbox.Room;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * SQL on events whose letters are still to be written. A process claims some of a store's before it works on them, and
 * renews its claims while it lives; whatever it writes is written together with the end of its claim, or not at all.
 */
@Component
class PendingEvents implements ClaimTable<StoreBatch> {
    /** Events of one store that are handled together. */
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    PendingEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds events of stores; those that wait already stay as they are. */
    void addAll(List<Event> events) {
        jdbc.sql("""
                insert into mail_rule_event (event_position, store_id, event_type, subject, payload, occurred_at, due_at)
                select position, store, type, subject, payload, occurred, :now
                from unnest(cast(:positions as bigint[]), cast(:stores as text[]), cast(:types as text[]),
                    cast(:subjects as text[]), cast(:payloads as text[]), cast(:occurred as timestamptz[]))
                    e (position, store, type, subject, payload, occurred)
                on conflict (event_position) do nothing
                """)
                .param("positions", events.stream().map(Event::position).toArray(Long[]::new))
                .param("stores", events.stream().map(Event::storeId).toArray(String[]::new))
                .param("types", events.stream().map(Event::type).toArray(String[]::new))
                .param("subjects", events.stream().map(Event::subject).toArray(String[]::new))
                .param("payloads", events.stream().map(Event::payload).toArray(String[]::new))
                .param(
                        "occurred",
                        events.stream()
                                .map(event -> event.occurredAt().toString())
                                .toArray(String[]::new))
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /** Claims events that are due, of the stores that have waited longest. Stores are found by skipping through the index. */
    @Override
    public List<StoreBatch> claim(Room<StoreBatch> room) {
        return jdbc
                .sql("""
                with recursive waiting (store_id) as (
                    select min(store_id) from mail_rule_event where claimed_by is null
                    union all
                    select (select min(e.store_id) from mail_rule_event e
                        where e.claimed_by is null and e.store_id > w.store_id)
                    from waiting w
                    where w.store_id is not null
                ), chosen as (
                    select w.store_id
                    from waiting w
                    cross join lateral (
                        select e.due_at
                        from mail_rule_event e
                        where e.store_id = w.store_id and e.claimed_by is null and e.due_at <= :now
                        order by e.due_at
                        limit 1
                    ) first
                    where w.store_id <> all (cast(:held as text[]))
                    order by first.due_at
                    limit :places
                ), due as (
                    select d.event_position
                    from chosen s
                    cross join lateral (
                        select c.event_position
                        from mail_rule_event c
                        where c.store_id = s.store_id and c.claimed_by is null and c.due_at <= :now
                        order by c.due_at, c.event_position
                        limit :batch
                        for update skip locked
                    ) d
                )
                update mail_rule_event e
                set claimed_by = :claim, claimed_until = :until
                from due
                where e.event_position = due.event_position
                returning e.event_position, e.event_type, e.store_id, e.subject, e.payload, e.occurred_at
                """)
                .params(room.parameters())
                .param("held", room.held(StoreBatch::id))
                .param("batch", BATCH)
                .query(PendingEvents::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(event -> new StoreId(String.valueOf(event.storeId()))))
                .entrySet()
                .stream()
                .map(store -> StoreBatch.of(store.getKey(), store.getValue()))
                .toList();
    }

    @Override
    public StatementSpec renewal() {
        return jdbc.sql("""
                update mail_rule_event
                set claimed_until = :until
                where event_position in (
                    select event_position from mail_rule_event
                    where (store_id, claimed_by) in (
                        select id, claim from unnest(cast(:ids as text[]), cast(:claims as text[])) as held (id, claim))
                    for update skip locked)
                """);
    }

    @Override
    public StatementSpec reopening() {
        return jdbc.sql("""
                update mail_rule_event
                set claimed_by = null, claimed_until = null
                where event_position in (
                    select event_position from mail_rule_event where claimed_until < :now for update skip locked)
                """);
    }

    @Override
    public StatementSpec standing() {
        return jdbc.sql("""
                select count(*) > 0 from mail_rule_event
                where store_id = :id and claimed_by = :claim and claimed_until > :now
                """);
    }

    /** {@return the events of this claim that nobody else has taken; held until the caller's transaction ends} */
    Set<Long> hold(Claim<StoreBatch> claim) {
        return jdbc.sql("""
                select event_position from mail_rule_event
                where event_position = any (cast(:positions as bigint[])) and claimed_by = :claim
                order by event_position
                for update
                """)
                .param("positions", claim.row().positions().toArray(Long[]::new))
                .param("claim", claim.id())
                .query(Long.class)
                .set();
    }

    void finish(Collection<Long> positions) {
        jdbc.sql("delete from mail_rule_event where event_position = any (cast(:positions as bigint[]))")
                .param("positions", positions.toArray(Long[]::new))
                .update();
    }

    /** @param due when each goes on; {@link Instant#MAX} for when a rule is switched on again */
    void postpone(Map<Long, Instant> due) {
        if (due.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update mail_rule_event e
                set due_at = d.due, claimed_by = null, claimed_until = null
                from unnest(cast(:positions as bigint[]), cast(:due as timestamptz[])) d (position, due)
                where e.event_position = d.position
                """)
                .param("positions", due.keySet().toArray(Long[]::new))
                .param(
                        "due",
                        due.values().stream()
                                .map(time -> time.equals(Instant.MAX) ? "infinity" : time.toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Lets what a rule owes have its turn again. Whoever is at work on one of these events writes nothing of it. */
    void wake(String rule) {
        jdbc.sql("""
                with owed as (
                    delete from mail_rule_run
                    where rule_id = :rule and outcome = 'CONDITION_TOO_SLOW'
                    returning event_position
                )
                update mail_rule_event e
                set due_at = :now, claimed_by = null, claimed_until = null
                from owed
                where e.event_position = owed.event_position
                """)
                .param("rule", rule)
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /** Writes down what a rule owes: letters about all the events that wait for it. */
    void owe(MailRule rule, StoreId store) {
        jdbc.sql("""
                insert into mail_rule_run (rule_id, event_position, event_type, subject, outcome, letters, created_at)
                select :rule, e.event_position, e.event_type, e.subject, 'CONDITION_TOO_SLOW', '{}', :now
                from mail_rule_event e
                where e.store_id = :store and e.event_type = :type and e.occurred_at >= :since
                on conflict (rule_id, event_position) do nothing
                """)
                .param("rule", rule.id())
                .param("store", store.value())
                .param("type", rule.settings().trigger().eventType())
                .param("since", rule.activeSince().atOffset(UTC))
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /**
     * {@return how many events from before this time were deleted, whatever waits for them, at most {@code limit}} The oldest
     * have the lowest positions, so that none is read past the first that stays.
     */
    int prune(Instant before, int limit) {
        return jdbc.sql("""
                delete from mail_rule_event
                where event_position in (
                    select event_position from mail_rule_event
                    where event_position < coalesce(
                        (select min(event_position) from mail_rule_event where occurred_at >= :before),
                        9223372036854775807)
                    order by event_position
                    limit :limit)
                """)
                .param("before", before.atOffset(UTC))
                .param("limit", limit)
                .update();
    }

    private static Event row(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("event_position"),
                row.getString("event_type"),
                row.getString("store_id"),
                row.getString("subject"),
                row.getString("payload"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }
}
