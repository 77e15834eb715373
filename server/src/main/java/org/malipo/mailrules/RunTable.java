package org.malipo.mailrules;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.access.StoreId;
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

    /** {@return what a store's rules did about these events} */
    Map<Key, RunOutcome> known(StoreId store, Collection<Long> positions) {
        return jdbc
                .sql("""
                select rule_id, event_position, outcome
                from mail_rule_run
                where rule_id = any (select id from mail_rule where store_id = :store)
                  and event_position = any (cast(:positions as bigint[]))
                """)
                .param("store", store.value())
                .param("positions", positions.toArray(Long[]::new))
                .query((row, _) -> Map.entry(
                        new Key(row.getString("rule_id"), row.getLong("event_position")),
                        RunOutcome.valueOf(row.getString("outcome"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insertAll(List<RuleRun> done) {
        if (done.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into mail_rule_run (rule_id, event_position, event_type, subject, outcome, letters, created_at)
                select rule, position, type, subject, outcome, string_to_array(letters, ','), at
                from unnest(cast(:rules as text[]), cast(:positions as bigint[]), cast(:types as text[]),
                    cast(:subjects as text[]), cast(:outcomes as text[]), cast(:letters as text[]),
                    cast(:times as timestamptz[])) d (rule, position, type, subject, outcome, letters, at)
                """)
                .param("rules", texts(done, RuleRun::ruleId))
                .param("positions", done.stream().map(RuleRun::eventPosition).toArray(Long[]::new))
                .param("types", texts(done, RuleRun::eventType))
                .param("subjects", texts(done, RuleRun::subject))
                .param("outcomes", texts(done, run -> run.outcome().name()))
                .param("letters", texts(done, run -> String.join(",", run.letters())))
                .param("times", texts(done, run -> run.at().toString()))
                .update();
    }

    private static String[] texts(List<RuleRun> done, Function<RuleRun, String> part) {
        return done.stream().map(part).toArray(String[]::new);
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
