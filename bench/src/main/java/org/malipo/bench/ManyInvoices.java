package org.malipo.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Invoices of one store, written by the database itself: one for each third second of the past, the newest first. Most are
 * settled, a fifth is expired, one of ten thousand is invalid. Indexes are made afterwards, which is much faster.
 */
final class ManyInvoices {
    static final int SECONDS_APART = 3;
    static final int CUSTOMERS = 5_000;
    static final int PRICES = 100;
    static final int ODD = 10_000;

    private static final String WORDS_KEY = "primary key (store_id, term, created_at, invoice_id)";

    private final PostgresTools tools;
    private final String store;
    private final String newest;

    /** @param newest when the newest was made: {@code 2026-11-26T05:48:31Z} */
    ManyInvoices(PostgresTools tools, String store, String newest) {
        this.tools = tools;
        this.store = store;
        this.newest = newest;
    }

    /** Writes those from one number to another, older ones. */
    void fill(int from, int to) throws IOException, InterruptedException {
        var indexes = tools.run("psql", "-qAtc", """
                select indexdef || ';' from pg_indexes
                where tablename = 'invoice' and indexname not in (select conname from pg_constraint)""");
        var drops = tools.run("psql", "-qAtc", """
                select 'drop index ' || indexname || ';' from pg_indexes
                where tablename = 'invoice' and indexname not in (select conname from pg_constraint)""");
        run(
                "set session_replication_role = replica; set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 2;",
                drops,
                "alter table invoice_term drop constraint invoice_term_pkey;",
                invoices(from, to),
                words(from),
                prompts(from),
                indexes,
                "alter table invoice_term add constraint invoice_term_pkey " + WORDS_KEY + ";",
                "vacuum analyze invoice, invoice_term, invoice_prompt;",
                "checkpoint;");
    }

    private String invoices(int from, int to) {
        return """
            insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at, expires_at,
                monitored_until, metadata, order_id, terms, search_terms)
            select id, '%1$s', 'regtest', false, g %% %4$d + 1, 'USD',
                case when g %% %5$d = 7 then 'INVALID' when g %% 5 = 0 then 'EXPIRED' else 'SETTLED' end, 'NONE', at,
                at + interval '15 minutes', at + interval '1 day', json_build_object('orderId', 'order-' || g), 'order-' || g,
                '{"speedPolicy":"MEDIUM_SPEED","networkFeeMode":"MULTIPLE_PAYMENTS_ONLY","tolerance":0,"expiration":"PT15M",
                "monitoring":"PT24H","defaultMethod":null,"redirectUrl":null,"redirectAutomatically":false,
                "defaultLanguage":null,"receipt":{"enabled":true,"showQr":true,"showPayments":true}}',
                array[id, 'order-' || g, 'c' || g %% %3$d || '@example.com', text(g %% %4$d + 1),
                    'bcrt1q' || substr(md5('address ' || g), 1, 32), '0.00' || g %% %4$d + 162491]
            from (
                select g, lpad(to_hex(cast(extract(epoch from timestamptz '%2$s') as bigint) - g * %6$d), 8, '0')
                        || substr(md5('invoice ' || g), 1, 14) as id, timestamptz '%2$s' - g * interval '%6$d seconds' as at
                from generate_series(%7$d, %8$d) g) made;""".formatted(store, newest, CUSTOMERS, PRICES, ODD, SECONDS_APART, from, to - 1);
    }

    private String words(int from) {
        return """
            insert into invoice_term (store_id, term, created_at, invoice_id)
            select store_id, word, created_at, id
            from invoice, unnest(search_terms) word
            where created_at <= timestamptz '%s' - %d * interval '%d seconds';""".formatted(newest, from, SECONDS_APART);
    }

    private String prompts(int from) {
        return """
            insert into invoice_prompt (invoice_id, method, network, rate, fee_sats, fee_rate, recommended_fee_rate)
            select id, 'BTC-CHAIN', 'regtest', 61542, 0, 1, 1
            from invoice
            where created_at <= timestamptz '%s' - %d * interval '%d seconds';""".formatted(newest, from, SECONDS_APART);
    }

    private void run(String... statements) throws IOException, InterruptedException {
        var lines = Arrays.stream(statements).flatMap(String::lines).collect(Collectors.joining("\n"));
        var script = Files.createTempFile("malipo-bench-", ".sql");
        try {
            Files.writeString(script, lines);
            tools.run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", script.toString());
        } finally {
            Files.delete(script);
        }
    }

    /** {@return the id of an invoice: it begins with its time, as Malipo's do} */
    String id(int number) {
        long second = Instant.parse(newest).getEpochSecond() - (long) number * SECONDS_APART;
        return String.format(Locale.ROOT, "%08x", second)
                + md5("invoice " + number).substring(0, 14);
    }

    static String address(int number) {
        return "bcrt1q" + md5("address " + number);
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
