package org.malipo.wallets;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on searches for wallets' coins. */
@Component
class WalletScanTable {
    private final JdbcClient jdbc;

    WalletScanTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether it is queued now; not so if the wallet has one that is not at its end} */
    boolean queue(long wallet, WalletScan.Range range, Instant now) {
        return jdbc.sql("""
                insert into wallet_scan as s (wallet_id, state, batch_size, gap_limit, start_index, next_index, batches,
                    batch_progress, found, searched, utxos, queued_at)
                values (:wallet, 'QUEUED', :batch, :gap, :start, :start, 0, 0, 0, 0, 0, :now)
                on conflict (wallet_id) do update
                set state = 'QUEUED', batch_size = excluded.batch_size, gap_limit = excluded.gap_limit,
                    start_index = excluded.start_index, next_index = excluded.next_index, batches = 0, batch_progress = 0,
                    found = 0, searched = 0, utxos = 0, deposit_index = null, change_index = null, problem = null,
                    waits_since = null, queued_at = excluded.queued_at, started_at = null, completed_at = null
                where s.state not in ('QUEUED', 'PENDING')
                """)
                        .param("wallet", wallet)
                        .param("batch", range.batchSize())
                        .param("gap", range.gapLimit())
                        .param("start", range.startIndex())
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    /** {@return the wallet's last one, if it has not ended before that time} */
    Optional<WalletScan> find(long wallet, Instant endedAfter) {
        return jdbc.sql("""
                select wallet_id, state, batch_size, gap_limit, start_index, next_index, batches, batch_progress, found,
                    searched, utxos, deposit_index, change_index, problem, queued_at, started_at, completed_at
                from wallet_scan
                where wallet_id = :wallet and (completed_at is null or completed_at > :endedAfter)
                """)
                .param("wallet", wallet)
                .param("endedAfter", endedAfter.atOffset(UTC))
                .query((row, _) -> scan(row))
                .optional();
    }

    /**
     * {@return the one of a network that is to be worked on: one that was begun, or the one that has waited longest} Those that
     * can't go on come last.
     */
    Optional<WalletScan> next(Network network) {
        return jdbc.sql("""
                select wallet_id, state, batch_size, gap_limit, start_index, next_index, batches, batch_progress, found,
                    searched, utxos, deposit_index, change_index, problem, queued_at, started_at, completed_at
                from wallet_scan s
                join wallet w on w.id = s.wallet_id
                where state in ('QUEUED', 'PENDING') and w.network = :network
                order by waits_since nulls first, state = 'QUEUED', queued_at
                limit 1
                """)
                .param("network", network.id())
                .query((row, _) -> scan(row))
                .optional();
    }

    /** It can't go on for now. */
    void waits(long wallet, Instant now) {
        jdbc.sql("update wallet_scan set waits_since = :now where wallet_id = :wallet")
                .param("wallet", wallet)
                .param("now", now.atOffset(UTC))
                .update();
    }

    void begin(long wallet, Instant now) {
        jdbc.sql("""
                update wallet_scan
                set state = 'PENDING', started_at = coalesce(started_at, :now)
                where wallet_id = :wallet and state in ('QUEUED', 'PENDING')
                """).param("wallet", wallet).param("now", now.atOffset(UTC)).update();
    }

    /** {@return whether it still goes on} */
    boolean progress(long wallet, int percent) {
        return jdbc.sql("""
                update wallet_scan
                set batch_progress = :percent
                where wallet_id = :wallet and state = 'PENDING'
                """).param("wallet", wallet).param("percent", percent).update() > 0;
    }

    void found(long wallet, Branch branch, int index) {
        jdbc.sql("""
                update wallet_scan
                set deposit_index = case when :branch = 0 then greatest(deposit_index, :index) else deposit_index end,
                    change_index = case when :branch = 1 then greatest(change_index, :index) else change_index end
                where wallet_id = :wallet and state = 'PENDING'
                """)
                .param("wallet", wallet)
                .param("branch", branch.number())
                .param("index", index)
                .update();
    }

    /** Nothing, if another process has done the batch too and said so before. */
    void batchDone(WalletScan scan, int nextIndex, int coins, int addresses, long utxos) {
        jdbc.sql("""
                update wallet_scan
                set next_index = :next, batches = batches + 1, batch_progress = 0, waits_since = null, found = found + :coins,
                    searched = searched + :addresses, utxos = :utxos
                where wallet_id = :wallet and state = 'PENDING' and next_index = :from
                """)
                .param("wallet", scan.wallet())
                .param("from", scan.nextIndex())
                .param("next", nextIndex)
                .param("coins", coins)
                .param("addresses", addresses)
                .param("utxos", utxos)
                .update();
    }

    /** {@return whether it was not at its end before} */
    boolean end(long wallet, WalletScan.State state, @Nullable String problem, Instant now) {
        return jdbc.sql("""
                update wallet_scan
                set state = :state, problem = :problem, completed_at = :now
                where wallet_id = :wallet and state in ('QUEUED', 'PENDING')
                """)
                        .param("wallet", wallet)
                        .param("state", state.name())
                        .param("problem", problem)
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    void delete(long wallet) {
        jdbc.sql("delete from wallet_scan where wallet_id = :wallet")
                .param("wallet", wallet)
                .update();
    }

    private static WalletScan scan(ResultSet row) throws SQLException {
        return new WalletScan(
                row.getLong("wallet_id"),
                WalletScan.State.valueOf(row.getString("state")),
                new WalletScan.Range(row.getInt("batch_size"), row.getInt("gap_limit"), row.getInt("start_index")),
                row.getInt("next_index"),
                row.getInt("batches"),
                row.getInt("batch_progress"),
                row.getInt("found"),
                row.getLong("searched"),
                row.getLong("utxos"),
                row.getObject("deposit_index", Integer.class),
                row.getObject("change_index", Integer.class),
                row.getString("problem"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                time(row, "started_at"),
                time(row, "completed_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
