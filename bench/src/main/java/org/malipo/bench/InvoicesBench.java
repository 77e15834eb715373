package org.malipo.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.malipo.client.MalipoClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Invoices created per second over HTTP, for one store and for many, beside pgbench that writes the same rows to the same
 * PostgreSQL. The load generator runs on the same cores.
 */
@Command(name = "invoices", description = "Invoices created per second, beside pgbench on the same database.")
final class InvoicesBench implements Callable<Integer> {
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
    private static final String INVOICE =
            "{\"amount\":\"100\",\"currency\":\"USD\",\"metadata\":{\"orderId\":\"bench\"}}";

    @Option(names = "--seconds", description = "How long each figure is measured (${DEFAULT-VALUE}).")
    int seconds = 10;

    @Option(names = "--warm-up", description = "Seconds of load before the first figure (${DEFAULT-VALUE}).")
    int warmUp = 60;

    @Option(names = "--stores", description = "How many stores the second row has (${DEFAULT-VALUE}).")
    int stores = 100;

    @Option(names = "--hold", description = "Seconds to go on at 8 connections afterwards, for a profiler.")
    int hold = 0;

    /** Requests of one measurement. */
    private record Measured(Figures times, double perSecond) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f/s, %s", perSecond, times);
        }
    }

    @Override
    public Integer call() throws Exception {
        try (var rig = new Rig()) {
            var requests = requests(rig.administrator());
            var one = requests.subList(0, 1);
            measure(rig, one, 8, warmUp / 2);
            measure(rig, requests, 8, warmUp - warmUp / 2);
            var best = Math.max(table(rig, "one store", one), table(rig, stores + " stores", requests));
            if (hold > 0) {
                System.out.println("Server " + rig.server().pid() + " goes on for " + hold + " s");
                System.out.println(measure(rig, requests, 8, hold));
            }
            compare(new PgBench(rig.folder(), stores), best);
            return 0;
        }
    }

    /** {@return a request for each store} */
    private List<byte[]> requests(MalipoClient admin) {
        var key = admin.apiKeys().create("load", List.of("unrestricted")).apiKey();
        return IntStream.range(0, stores)
                .mapToObj(number -> Rig.newStore(admin, "Store " + number))
                .map(store -> HttpLoad.post("/api/v1/stores/" + store.id() + "/invoices", "token " + key, INVOICE))
                .toList();
    }

    private double table(Rig rig, String name, List<byte[]> requests) throws Exception {
        double best = 0;
        for (int connections : CONNECTIONS) {
            var measured = measure(rig, requests, connections, seconds);
            System.out.printf(Locale.ROOT, "%s, %d connections: %s%n", name, connections, measured);
            best = Math.max(best, measured.perSecond());
        }
        return best;
    }

    private Measured measure(Rig rig, List<byte[]> requests, int connections, int forSeconds) throws Exception {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(forSeconds);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<long[]>>();
            for (int connection = 0; connection < connections; connection++) {
                int offset = connection;
                running.add(threads.submit(() -> load(rig, requests, offset, end)));
            }
            var nanos = LongStream.empty();
            for (var future : running) {
                nanos = LongStream.concat(nanos, Arrays.stream(future.get()));
            }
            var all = nanos.toArray();
            return new Measured(Figures.ofNanos(all), all.length / ((System.nanoTime() - begin) / 1e9));
        }
    }

    private static long[] load(Rig rig, List<byte[]> requests, int offset, long end) throws IOException {
        var nanos = LongStream.builder();
        try (var connection = new HttpLoad(rig.url())) {
            for (int number = offset; System.nanoTime() < end; number++) {
                long sent = System.nanoTime();
                connection.send(requests.get(number % requests.size()));
                nanos.add(System.nanoTime() - sent);
            }
        }
        return nanos.build().toArray();
    }

    private void compare(PgBench pgbench, double best) throws IOException, InterruptedException {
        if (!PgBench.isInstalled()) {
            System.out.println("pgbench is not installed (Debian: postgresql-contrib): nothing to compare with");
            return;
        }
        pgbench.prepare();
        double bestOfPgbench = 0;
        for (int connections : CONNECTIONS) {
            double rate = pgbench.rate(connections, seconds);
            System.out.printf(Locale.ROOT, "pgbench, %d connections: %,.0f/s%n", connections, rate);
            bestOfPgbench = Math.max(bestOfPgbench, rate);
        }
        System.out.printf(Locale.ROOT, "Malipo reaches %.0f %% of pgbench's best%n", 100 * best / bestOfPgbench);
    }
}
