package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose payments of the past are looked for, as any process asks for it and may see it. */
@Component
class RescanTable {
    private final JdbcClient jdbc;

    RescanTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether it is queued now; not so while the group is searched for already} */
    boolean ask(Network network, String group, Rescans.Range range, Instant now) {
        var height = range.fromHeight();
        var time = range.fromTime();
        return jdbc.sql("""
                insert into chain_rescan as r (network, grp, state, from_height, from_time, next_height, after_id, until_id,
                    found, gap, asked_at, changed_at)
                values (:network, :grp, 'queued', :height, :time, :height, 0, 0, 0, :gap, :now, :now)
                on conflict (network, grp) do update
                set run = r.run + 1, state = 'queued', from_height = excluded.from_height, from_time = excluded.from_time,
                    next_height = excluded.next_height, after_id = 0, until_id = 0, found = 0, gap = excluded.gap,
                    pass = 1, pass_found = 0, whole_blocks = false, paced_height = null, paced_at = null, problem = null,
                    failures = 0, retry_at = null, asked_at = excluded.asked_at, changed_at = excluded.changed_at,
                    started_at = null, finished_at = null
                where r.finished_at is not null
                """)
                        .param("network", network.id())
                        .param("grp", group)
                        .param("height", height == null ? 0 : height)
                        .param("time", time == null ? null : time.atOffset(UTC))
                        .param("gap", range.gap())
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    /** {@return whether there was one to call off} */
    boolean cancel(Network network, String group, Instant now) {
        return jdbc.sql("""
                update chain_rescan
                set state = 'cancelled', changed_at = :now, finished_at = :now
                where network = :network and grp = :grp and finished_at is null
                """)
                        .param("network", network.id())
                        .param("grp", group)
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    void forget(Network network, String group) {
        jdbc.sql("delete from chain_rescan where network = :network and grp = :grp")
                .param("network", network.id())
                .param("grp", group)
                .update();
    }

    /** {@return the group's last search; the chain ends at {@code tipHeight}} */
    Optional<Rescan> find(Network network, String group, int tipHeight) {
        return jdbc.sql("""
                select state, from_height, from_time, next_height, pass, found, gap, whole_blocks, paced_height, paced_at,
                    changed_at, problem, asked_at, started_at, finished_at
                from chain_rescan
                where network = :network and grp = :grp
                """)
                .param("network", network.id())
                .param("grp", group)
                .query((row, _) -> rescan(row, tipHeight))
                .optional();
    }

    private static Rescan rescan(ResultSet row, int tipHeight) throws SQLException {
        var started = instant(row, "started_at");
        var isKnown = started != null || instant(row, "from_time") == null;
        return new Rescan(
                Rescan.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                isKnown ? row.getInt("from_height") : -1,
                row.getInt("next_height"),
                tipHeight,
                row.getInt("pass"),
                row.getInt("found"),
                row.getInt("gap"),
                row.getBoolean("whole_blocks"),
                pace(row),
                row.getString("problem"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                started,
                instant(row, "finished_at"));
    }

    private static Rescan.Pace pace(ResultSet row) throws SQLException {
        var since = instant(row, "paced_at");
        var changed = instant(row, "changed_at");
        return since == null || changed == null
                ? Rescan.Pace.NONE
                : new Rescan.Pace(
                        Math.max(0, row.getInt("next_height") - row.getInt("paced_height")),
                        Duration.between(since, changed));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
