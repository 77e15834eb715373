package org.malipo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The same rows written by pgbench to the same PostgreSQL: an index taken in a transaction that does not wait for the disk,
 * then invoice, words, prompt and event in one statement.
 */
final class PgBench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final String SCRIPT = """
            \\set wallet random(1, :wallets)
            with commit_mode as (select set_config('synchronous_commit', 'off', true))
            update wallet_branch set next_index = next_index + 1 from commit_mode
            where wallet_id = :wallet and branch = 0 and next_index < derived_until returning next_index - 1;
            with new_id as (select md5(random()::text || clock_timestamp()::text) as id),
            invoice_row as (
                insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at,
                    expires_at, monitored_until, metadata, order_id, terms, search_terms)
                select id, 'bench-' || cast(:wallet as text), 'regtest', false, 100, 'USD', 'NEW', 'NONE', now(),
                    now() + interval '15 minutes', now() + interval '1 day', '{"orderId":"bench"}', 'bench',
                    cast(repeat(' ', 400) || '{}' as json), array[id, 'bench', '100', id || id, '0.00162491']
                from new_id),
            term_row as (
                insert into invoice_term (store_id, term, created_at, invoice_id)
                select 'bench-' || cast(:wallet as text), word, now(), id
                from new_id, unnest(array[id, 'bench', '100', id || id, '0.00162491']) word),
            prompt_row as (
                insert into invoice_prompt (invoice_id, method, network, rate, fee_sats, fee_rate, recommended_fee_rate,
                    address, script, key_path, key_index, account_derivation)
                select id, 'BTC-CHAIN', 'regtest', 61542, 0, 1, 1, id || id, decode('0014' || id, 'hex'), '0/1', 1,
                    repeat('x', 111)
                from new_id)
            insert into event (type, store_id, subject, payload, occurred_at)
            select 'InvoiceCreated', 'bench-' || cast(:wallet as text), id, cast('{"type":"InvoiceCreated","timestamp":1700000000,'
                || '"storeId":"bench","invoiceId":"' || id || '","metadata":{"orderId":"bench"}}' as json), now()
            from new_id;
            """;

    private final Path folder;
    private final int wallets;
    private final PostgresTools tools;

    /** @param folder that the server of the benchmark keeps its things in */
    PgBench(Path folder, int wallets) {
        this.folder = folder;
        this.wallets = wallets;
        this.tools = new PostgresTools(folder);
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/pgbench"));
    }

    /** Lets it take as many indexes as it likes. The server can't be used afterwards. */
    void prepare() throws IOException, InterruptedException {
        tools.run("psql", "-qc", "update wallet_branch set derived_until = 2000000000");
    }

    /** {@return transactions per second} */
    double rate(int connections, int seconds) throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("bench.sql"), SCRIPT);
        var output = tools.run(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(connections),
                "-j",
                "2",
                "-T",
                Integer.toString(seconds),
                "-D",
                "wallets=" + wallets,
                "-f",
                script.toString());
        var match = RATE.matcher(output);
        if (!match.find()) {
            throw new IOException("pgbench said: " + output);
        }
        return Double.parseDouble(match.group(1));
    }
}
