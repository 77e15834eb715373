package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the leader last saw of the node, for all processes to read. */
@Component
class StatusTable {
    private final JdbcClient jdbc;

    /**
     * Where the connection stands.
     *
     * @param caughtUpThrough the new time up to which all is known, if there is one
     */
    record Report(
            ChainStatus.State state,
            @Nullable String node,
            int nodeHeight,
            int nodeHeaders,
            @Nullable String problem,
            List<String> degraded,
            @Nullable Instant caughtUpThrough) {
        static Report away(String problem) {
            return new Report(ChainStatus.State.NOT_CONNECTED, null, -1, -1, problem, List.of(), null);
        }

        static Report wrongNetwork(String problem) {
            return new Report(ChainStatus.State.WRONG_NETWORK, null, -1, -1, problem, List.of(), null);
        }
    }

    /** A status and when it was written. */
    record Stored(ChainStatus status, Instant updatedAt) {}

    StatusTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(Network network, Report report, Instant now) {
        jdbc.sql("""
                insert into chain_status (network, state, node, node_height, node_headers, problem, degraded, updated_at,
                    last_problem, last_problem_at)
                values (:network, :state, :node, :height, :headers, cast(:problem as text), cast(:degraded as text[]), :now,
                    cast(:problem as text), case when cast(:problem as text) is not null then cast(:now as timestamptz) end)
                on conflict (network) do update
                set state = excluded.state, node = excluded.node, node_height = excluded.node_height,
                    node_headers = excluded.node_headers, problem = excluded.problem, degraded = excluded.degraded,
                    updated_at = excluded.updated_at,
                    last_problem = coalesce(excluded.last_problem, chain_status.last_problem),
                    last_problem_at = coalesce(excluded.last_problem_at, chain_status.last_problem_at)
                """)
                .param("network", network.id())
                .param("state", report.state().name())
                .param("node", report.node())
                .param("height", report.nodeHeight())
                .param("headers", report.nodeHeaders())
                .param("problem", report.problem())
                .param("degraded", SqlArray.texts(report.degraded(), text -> text))
                .param("now", now.atOffset(UTC))
                .update();
    }

    Optional<LastTrouble> lastTrouble(Network network) {
        return jdbc.sql("""
                select last_problem, last_problem_at
                from chain_status
                where network = :network and last_problem is not null
                """)
                .param("network", network.id())
                .query((row, _) -> new LastTrouble(
                        row.getString("last_problem"),
                        row.getObject("last_problem_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<Stored> read(Network network) {
        return jdbc.sql("""
                select s.state, s.node, s.node_height, s.node_headers, s.problem, s.degraded, s.updated_at,
                    coalesce(n.tip_height, -1) as tip_height, n.caught_up_through
                from chain_status s
                left join chain_network n on n.network = s.network
                where s.network = :network
                """)
                .param("network", network.id())
                .query((row, _) -> stored(network, row))
                .optional();
    }

    private static Stored stored(Network network, ResultSet row) throws SQLException {
        var status = new ChainStatus(
                network,
                ChainStatus.State.valueOf(row.getString("state")),
                row.getInt("tip_height"),
                row.getInt("node_height"),
                row.getInt("node_headers"),
                row.getString("node"),
                row.getString("problem"),
                texts(row.getArray("degraded")),
                instant(row.getObject("caught_up_through", OffsetDateTime.class)));
        return new Stored(
                status, row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
