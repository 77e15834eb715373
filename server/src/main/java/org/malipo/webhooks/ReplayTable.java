package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.problem.TimedPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on replays, and what they ask of deliveries. */
@Component
class ReplayTable {
    private static final String SELECT = """
            select id, webhook_id, from_position, through_position, done_position, queued, created_at, ended_at
            from webhook_replay
            """;

    private final JdbcClient jdbc;

    ReplayTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first delivery of an event to a webhook. */
    record First(long position, String id, boolean done) {}

    /** {@return whether it is there now; there is none if the webhook has one that runs} */
    boolean insert(Replay replay) {
        return jdbc.sql("""
                        insert into webhook_replay
                            (id, webhook_id, from_position, through_position, done_position, created_at)
                        values (:id, :webhook, :from, :through, :done, :createdAt)
                        on conflict (webhook_id) where ended_at is null do nothing
                        """)
                        .param("id", replay.id())
                        .param("webhook", replay.webhookId())
                        .param("from", replay.fromPosition())
                        .param("through", replay.throughPosition())
                        .param("done", replay.donePosition())
                        .param("createdAt", replay.createdAt().atOffset(UTC))
                        .update()
                == 1;
    }

    Optional<Replay> find(String webhookId, String id) {
        return jdbc.sql(SELECT + " where id = :id and webhook_id = :webhook")
                .param("id", id)
                .param("webhook", webhookId)
                .query(ReplayTable::row)
                .optional();
    }

    /** {@return replays of a webhook behind that place, newest first} */
    List<Replay> newest(String webhookId, TimedPlace after, int count) {
        return jdbc.sql(SELECT + """
                         where webhook_id = :webhook and (created_at, id) < (:at, cast(:id as text))
                        order by created_at desc, id desc
                        limit :count
                        """)
                .param("webhook", webhookId)
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("count", count)
                .query(ReplayTable::row)
                .list();
    }

    List<Replay> running() {
        return jdbc.sql(SELECT + " where ended_at is null order by created_at, id")
                .query(ReplayTable::row)
                .list();
    }

    /**
     * {@return the replay as it is now, kept from others until the caller's transaction ends, or empty if it has ended} Its
     * webhook is kept first, in the order in which a deletion takes them.
     */
    Optional<Replay> lock(String id) {
        jdbc.sql("""
                select 1 from webhook where id = (select webhook_id from webhook_replay where id = :id) for key share
                """).param("id", id).query(Integer.class).optional();
        return jdbc.sql(SELECT + " where id = :id and ended_at is null for update")
                .param("id", id)
                .query(ReplayTable::row)
                .optional();
    }

    void advance(String id, long done, int queued) {
        jdbc.sql("update webhook_replay set done_position = :done, queued = queued + :queued where id = :id")
                .param("id", id)
                .param("done", done)
                .param("queued", queued)
                .update();
    }

    void end(String id, Instant now) {
        jdbc.sql("update webhook_replay set ended_at = :now where id = :id and ended_at is null")
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .update();
    }

    Map<Long, First> firstDeliveries(String webhookId, Collection<Long> positions) {
        return jdbc
                .sql("""
                select event_position as position, id, state = 'done' as done
                from webhook_delivery
                where webhook_id = :webhook and first_attempt and event_position = any (cast(:positions as bigint[]))
                """)
                .param("webhook", webhookId)
                .param("positions", positions.toArray(Long[]::new))
                .query(First.class)
                .list()
                .stream()
                .collect(Collectors.toMap(First::position, Function.identity()));
    }

    private static Replay row(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Replay(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getLong("from_position"),
                row.getLong("through_position"),
                row.getLong("done_position"),
                row.getLong("queued"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
