package org.malipo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Lets the server watch millions of scripts by writing them into its embedded database, as watching them one by one
 * would take hours.
 */
final class ManyScripts implements AutoCloseable {
    private static final int BATCH = 500_000;
    private static final int PORT_LINE = 3;

    private final Connection connection;

    /** Signs in as the database's superuser, whose password lies in the folder of the state. */
    ManyScripts(Path state) throws IOException, SQLException {
        Path postgres = state.resolve("postgres");
        String password = Files.readString(postgres.resolve("admin.secret")).strip();
        String port = Files.readAllLines(postgres.resolve("data/postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/malipo", "malipo_admin", password);
    }

    /** Adds strangers' scripts to those that an earlier call added, until there are this many. */
    void fill(int present, int wanted) throws SQLException {
        for (int added = present; added < wanted; added += BATCH) {
            add(added, Math.min(BATCH, wanted - added));
        }
    }

    private void add(int added, int count) throws SQLException {
        try (var statement = connection.prepareStatement("""
                with numbered as (
                    insert into chain_watch as w (network, last_id) values ('regtest', ?)
                    on conflict (network) do update set last_id = w.last_id + excluded.last_id
                    returning w.last_id - ? as before
                ), script as (
                    select n, '\\x0014'::bytea || substring(sha256((? + n)::text::bytea) for 20) as bytes
                    from generate_series(1, ?) as n
                )
                insert into chain_script (network, id, grp, branch, idx, script_key, script)
                select 'regtest', before + n, 'bench', 0, ? + n,
                       ('x' || encode(substring(sha256(bytes) for 8), 'hex'))::bit(64)::bigint, bytes
                from numbered, script
                """)) {
            statement.setLong(1, count);
            statement.setLong(2, count);
            statement.setInt(3, added);
            statement.setInt(4, count);
            statement.setInt(5, added);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
