package org.malipo.mailrules;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.malipo.access.StoreId;
import org.malipo.outbox.Event;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on what rules did. The key is what keeps a rule from writing twice of one event. */
@Component
class RunTable {
    private final JdbcClient jdbc;

    RunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rule and an event. */
    record Key(String ruleId, long eventPosition) {}

    /** {@return which of these rules have handled which of these events} */
    Set<Key> known(Collection<String> rules, Collection<Event> events) {
        return jdbc.sql("""
                select rule_id, event_position
                from mail_rule_run
                where rule_id = any (cast(:rules as text[])) and event_position = any (cast(:positions as bigint[]))
                """)
                .param("rules", rules.toArray(String[]::new))
                .param("positions", events.stream().map(Event::position).toArray(Long[]::new))
                .query(Key.class)
                .set();
    }

    void insert(RuleRun run) {
        jdbc.sql("""
                insert into mail_rule_run (rule_id, event_position, event_type, subject, outcome, letters, created_at)
                values (:rule, :position, :type, :subject, :outcome, :letters, :now)
                """)
                .param("rule", run.ruleId())
                .param("position", run.eventPosition())
                .param("type", run.eventType())
                .param("subject", run.subject())
                .param("outcome", run.outcome().name())
                .param("letters", run.letters().toArray(String[]::new))
                .param("now", run.at().atOffset(UTC))
                .update();
    }

    /** {@return what the rule did last, newest first} */
    List<RuleRun> newest(String rule, int count) {
        return jdbc.sql("""
                select rule_id, event_position, event_type, subject, outcome, letters, created_at
                from mail_rule_run
                where rule_id = :rule
                order by event_position desc
                limit :count
                """)
                .param("rule", rule)
                .param("count", count)
                .query(RunTable::row)
                .list();
    }

    /** {@return what a store's rules did about the events at these positions, newest first, at most {@code count}} */
    List<RuleRun> about(StoreId store, Collection<Long> events, int count) {
        return jdbc.sql("""
                select rule_id, event_position, event_type, subject, outcome, letters, created_at
                from mail_rule_run
                where rule_id = any (select id from mail_rule where store_id = :store)
                  and event_position = any (cast(:positions as bigint[]))
                order by event_position desc
                limit :count
                """)
                .param("store", store.value())
                .param("positions", events.toArray(Long[]::new))
                .param("count", count)
                .query(RunTable::row)
                .list();
    }

    /** {@return how many runs from before this time were deleted, at most {@code limit}} */
    int prune(Instant before, int limit) {
        return jdbc.sql("""
                delete from mail_rule_run
                where (rule_id, event_position) in (
                    select rule_id, event_position from mail_rule_run
                    where created_at < :before
                    order by created_at
                    limit :limit)
                """)
                .param("before", before.atOffset(UTC))
                .param("limit", limit)
                .update();
    }

    private static RuleRun row(ResultSet row, int number) throws SQLException {
        return new RuleRun(
                row.getString("rule_id"),
                row.getLong("event_position"),
                row.getString("event_type"),
                row.getString("subject"),
                RunOutcome.valueOf(row.getString("outcome")),
                Arrays.asList((String[]) row.getArray("letters").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
