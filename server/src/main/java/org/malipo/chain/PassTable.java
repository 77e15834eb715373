package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.Lease;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the leader gets on with a search of the past. What it writes counts only while it leads, and while nobody has called
 * the search off or asked for another.
 */
@Component
class PassTable {
    private final JdbcClient jdbc;

    /**
     * Going through the chain for some scripts of a group.
     *
     * @param run which search of the group it belongs to
     * @param number of the pass, from 1
     * @param queued whether it is still to be worked out where to begin
     * @param fromTime where to begin, if no height says it
     * @param nextHeight the first block that has not been looked at
     * @param afterId of the scripts, those with higher numbers
     * @param untilId up to this one
     * @param gap so many scripts behind the last one that was paid are looked for
     * @param found transactions, in this pass
     * @param failures in a row
     */
    record Pass(
            Network network,
            String group,
            long run,
            int number,
            boolean queued,
            int fromHeight,
            @Nullable Instant fromTime,
            int nextHeight,
            long afterId,
            long untilId,
            int gap,
            int found,
            int failures) {}

    PassTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the one to work on: of those that need not wait, the one that was asked for first} */
    Optional<Pass> next(Network network, Instant now) {
        return jdbc.sql("""
                select grp, run, pass, state, from_height, from_time, next_height, after_id, until_id, gap, pass_found,
                    failures
                from chain_rescan
                where network = :network and finished_at is null and (retry_at is null or retry_at <= :now)
                order by asked_at
                limit 1
                """)
                .param("network", network.id())
                .param("now", now.atOffset(UTC))
                .query((row, _) -> pass(network, row))
                .optional();
    }

    private static Pass pass(Network network, ResultSet row) throws SQLException {
        return new Pass(
                network,
                row.getString("grp"),
                row.getLong("run"),
                row.getInt("pass"),
                row.getString("state").equals("queued"),
                row.getInt("from_height"),
                RescanTable.instant(row, "from_time"),
                row.getInt("next_height"),
                row.getLong("after_id"),
                row.getLong("until_id"),
                row.getInt("gap"),
                row.getInt("pass_found"),
                row.getInt("failures"));
    }

    /** It is known where to begin, and which scripts to look for. */
    @Transactional
    public void begin(Lease lease, Pass pass, int fromHeight, long untilId, Instant now) {
        lease.check();
        of(pass, now, jdbc.sql("""
                update chain_rescan
                set state = 'pending', from_height = :from, next_height = :from, until_id = :until, started_at = :now,
                    changed_at = :now, problem = null, failures = 0
                where network = :network and grp = :grp and run = :run and pass = :pass and finished_at is null
                """))
                .param("from", fromHeight)
                .param("until", untilId)
                .update();
    }

    /** A process goes on with it; from here its pace is measured. */
    @Transactional
    public void setOut(Lease lease, Pass pass, boolean wholeBlocks, Instant now) {
        lease.check();
        of(pass, now, jdbc.sql("""
                update chain_rescan
                set whole_blocks = :whole, paced_height = next_height, paced_at = :now, changed_at = :now
                where network = :network and grp = :grp and run = :run and pass = :pass and finished_at is null
                """)).param("whole", wholeBlocks).update();
    }

    /**
     * All blocks below the height have been looked at; it never goes back.
     *
     * @return whether it is to go on
     */
    @Transactional
    public boolean moved(Lease lease, Pass pass, int nextHeight, Instant now) {
        lease.check();
        return of(pass, now, jdbc.sql("""
                update chain_rescan
                set next_height = greatest(next_height, :next), changed_at = :now, problem = null, failures = 0
                where network = :network and grp = :grp and run = :run and pass = :pass and finished_at is null
                """)).param("next", nextHeight).update() > 0;
    }

    /** So many transactions were found, in the caller's transaction that writes them down. */
    void found(Pass pass, int count, Instant now) {
        of(pass, now, jdbc.sql("""
                update chain_rescan
                set found = found + :count, pass_found = pass_found + :count, changed_at = :now
                where network = :network and grp = :grp and run = :run and pass = :pass
                """)).param("count", count).update();
    }

    /** Goes through the chain again, for scripts that were watched meanwhile. */
    @Transactional
    public void again(Lease lease, Pass pass, long untilId, Instant now) {
        lease.check();
        of(pass, now, jdbc.sql("""
                update chain_rescan
                set pass = pass + 1, pass_found = 0, next_height = from_height, after_id = until_id, until_id = :until,
                    paced_height = null, paced_at = null, changed_at = :now
                where network = :network and grp = :grp and run = :run and pass = :pass and finished_at is null
                """)).param("until", untilId).update();
    }

    /** @param problem why it failed; null if it did not */
    @Transactional
    public void finish(Lease lease, Pass pass, @Nullable String problem, Instant now) {
        lease.check();
        of(pass, now, jdbc.sql("""
                update chain_rescan
                set state = :state, problem = :problem, changed_at = :now, finished_at = :now
                where network = :network and grp = :grp and run = :run and pass = :pass and finished_at is null
                """))
                .param("state", problem == null ? "complete" : "error")
                .param("problem", problem)
                .update();
    }

    /** It can't go on before the pause is over. */
    @Transactional
    public void waits(Lease lease, Pass pass, String problem, Duration pause, Instant now) {
        lease.check();
        of(pass, now, jdbc.sql("""
                update chain_rescan
                set problem = :problem, failures = failures + 1, retry_at = :retry, changed_at = :now
                where network = :network and grp = :grp and run = :run and pass = :pass and finished_at is null
                """))
                .param("problem", problem)
                .param("retry", now.plus(pause).atOffset(UTC))
                .update();
    }

    private static JdbcClient.StatementSpec of(Pass pass, Instant now, JdbcClient.StatementSpec statement) {
        return statement
                .param("network", pass.network().id())
                .param("grp", pass.group())
                .param("run", pass.run())
                .param("pass", pass.number())
                .param("now", now.atOffset(UTC));
    }
}
