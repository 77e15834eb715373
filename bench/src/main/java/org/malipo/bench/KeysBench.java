package org.malipo.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What checking an API key costs with very many of them: the same request over one connection with a key that was seen a
 * moment ago, and with another key each time, so that each is looked for in the database.
 */
@Command(name = "keys", description = "Checking an API key among very many.")
final class KeysBench implements Callable<Integer> {
    private static final String CURRENT = "/api/v1/api-keys/current";

    @Option(names = "--keys", description = "How many keys there are (${DEFAULT-VALUE}).")
    int keys = 1_000_000;

    @Option(names = "--requests", description = "How many requests each figure is made of (${DEFAULT-VALUE}).")
    int requests = 20_000;

    @Override
    public Integer call() throws Exception {
        try (var rig = new Rig();
                var connection = new HttpLoad(rig.url())) {
            rig.administrator();
            insert(new PostgresTools(rig.folder()));
            measure(connection, number -> request(value(number)), requests);
            measure(connection, _ -> request(value(0)), requests);

            var plain = measure(connection, _ -> HttpLoad.get("/api/v1/health", ""), requests);
            var known = measure(connection, _ -> request(value(0)), requests);
            var other = measure(connection, number -> request(value(keys - 1 - number % keys)), requests);
            print("a request without a key", plain);
            print("the same key each time", known);
            print("another key each time", other);
            System.out.printf(
                    Locale.ROOT,
                    "Looking a key up among %,d costs %.3f ms (median; aim: at most 0.300 ms)%n",
                    keys,
                    other.percentile(50) - known.percentile(50));
            return 0;
        }
    }

    /** The values are made from numbers, so that the benchmark knows them all. */
    private void insert(PostgresTools tools) throws IOException, InterruptedException {
        tools.run("psql", "-qc", """
                insert into account_api_key (hash, account_id, label, grants, created_at)
                select encode(sha256(convert_to(md5('key ' || n) || substr(md5('rest ' || n), 1, 8), 'UTF8')), 'hex'),
                    (select id from account limit 1), 'bench', '{btcpay.user.canviewprofile}', now()
                from generate_series(0, %d) n;
                analyze account_api_key""".formatted(keys - 1));
    }

    private static Figures measure(HttpLoad connection, IntFunction<byte[]> request, int requests) throws IOException {
        var nanos = LongStream.builder();
        for (var number = 0; number < requests; number++) {
            var bytes = request.apply(number);
            long sent = System.nanoTime();
            connection.send(bytes);
            nanos.add(System.nanoTime() - sent);
        }
        return Figures.ofNanos(nanos.build().toArray());
    }

    private static void print(String name, Figures figures) {
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.3f ms, p95 %.3f ms, p99 %.3f ms%n",
                name,
                figures.percentile(50),
                figures.percentile(95),
                figures.percentile(99));
    }

    private static byte[] request(String key) {
        return HttpLoad.get(CURRENT, "Authorization: token " + key + "\r\n");
    }

    private static String value(int number) {
        return md5("key " + number) + md5("rest " + number).substring(0, 8);
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
