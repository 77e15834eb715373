package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose payments of the past are looked for, and how far that has come. */
@Component
class RescanTable {
    private final JdbcClient jdbc;

    /**
     * Going through the chain for some scripts of a group.
     *
     * @param nextHeight the first block that has not been looked at
     * @param afterId of the scripts, those with higher numbers
     * @param untilId up to this one
     * @param found transactions, also in passes before
     */
    record Pass(String group, int nextHeight, long afterId, long untilId, int found, Instant changedAt) {}

    RescanTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins anew if the group is looked for already. */
    void ask(Network network, String group, int fromHeight, long untilId, Instant now) {
        jdbc.sql("""
                insert into chain_rescan (network, grp, from_height, next_height, after_id, until_id, found,
                    asked_at, changed_at)
                values (:network, :grp, :from, :from, 0, :until, 0, :now, :now)
                on conflict (network, grp) do update
                set from_height = excluded.from_height, next_height = excluded.next_height, after_id = 0,
                    until_id = excluded.until_id, found = 0, asked_at = excluded.asked_at,
                    changed_at = excluded.changed_at, finished_at = null
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("from", fromHeight)
                .param("until", untilId)
                .param("now", now.atOffset(UTC))
                .update();
    }

    Optional<Rescan> find(Network network, String group) {
        return jdbc.sql("""
                select from_height, next_height, found, finished_at is not null as finished
                from chain_rescan
                where network = :network and grp = :grp
                """)
                .param("network", network.id())
                .param("grp", group)
                .query((row, _) -> new Rescan(row.getInt(1), row.getInt(2), row.getInt(3), row.getBoolean(4)))
                .optional();
    }

    /** {@return those that are not finished, the oldest first} */
    List<Pass> open(Network network) {
        return jdbc.sql("""
                select grp, next_height, after_id, until_id, found, changed_at
                from chain_rescan
                where network = :network and finished_at is null
                order by asked_at
                """)
                .param("network", network.id())
                .query((row, _) -> pass(row))
                .list();
    }

    private static Pass pass(ResultSet row) throws SQLException {
        return new Pass(
                row.getString("grp"),
                row.getInt("next_height"),
                row.getLong("after_id"),
                row.getLong("until_id"),
                row.getInt("found"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /** All blocks below the height have been looked at; never goes back. */
    void moved(Network network, String group, int nextHeight, int found, Instant now) {
        jdbc.sql("""
                update chain_rescan
                set next_height = greatest(next_height, :next), found = found + :found,
                    changed_at = case when :found > 0 then :now else changed_at end
                where network = :network and grp = :grp
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("next", nextHeight)
                .param("found", found)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Goes through the chain again, for scripts that were watched meanwhile. */
    void nextPass(Network network, String group, long afterId, long untilId, Instant now) {
        jdbc.sql("""
                update chain_rescan
                set next_height = from_height, after_id = :after, until_id = :until, changed_at = :now
                where network = :network and grp = :grp
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("after", afterId)
                .param("until", untilId)
                .param("now", now.atOffset(UTC))
                .update();
    }

    void finish(Network network, String group, Instant now) {
        jdbc.sql("""
                update chain_rescan
                set finished_at = :now
                where network = :network and grp = :grp
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("now", now.atOffset(UTC))
                .update();
    }
}
