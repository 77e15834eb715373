package org.malipo.bench;

import fr.acinq.bitcoin.Crypto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Lets the server watch millions of scripts by writing them into its embedded database, as watching them one by one
 * would take hours. They belong to ten wallets in turn.
 */
final class ManyScripts implements AutoCloseable {
    private static final int BATCH = 500_000;
    private static final int KEY_HASH_BYTES = 20;

    private final Connection connection;

    ManyScripts(Path state) throws IOException, SQLException {
        connection = ServerData.connect(state);
    }

    /** Adds strangers' scripts to those that an earlier call added, until there are this many. */
    void fill(int present, int wanted) throws SQLException {
        for (int added = present; added < wanted; added += BATCH) {
            add(added, Math.min(BATCH, wanted - added));
        }
    }

    /** {@return the hash of the key in the script of that number, counted from 1} */
    static byte[] keyHash(int number) {
        var text = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(Crypto.sha256(text), KEY_HASH_BYTES);
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
                select 'regtest', before + n, 'bench-' || (? + n) % 10, 0, ? + n,
                       ('x' || encode(substring(sha256(bytes) for 8), 'hex'))::bit(64)::bigint, bytes
                from numbered, script
                """)) {
            statement.setLong(1, count);
            statement.setLong(2, count);
            statement.setInt(3, added);
            statement.setInt(4, count);
            statement.setInt(5, added);
            statement.setInt(6, added);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
