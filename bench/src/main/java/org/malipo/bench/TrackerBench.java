package org.malipo.bench;

import fr.acinq.bitcoin.Block;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What following the chain costs while very many scripts are watched. The packaged server follows real blocks of
 * strangers' payments; its own timer tells how
 * long it matched and recorded each. Parsing the same bytes is measured in this process.
 */
@Command(
        name = "tracker",
        description = "Time per block and memory per script, for growing numbers of watched scripts.")
final class TrackerBench implements Callable<Integer> {
    private static final int WARM_UP_BLOCKS = 20;
    private static final int PARSE_RUNS = 60;
    private static final long PATIENCE_NANOS = 300_000_000_000L;
    private static final long PAUSE_NANOS = 10_000_000;

    @Option(names = "--scripts", split = ",", description = "Numbers of watched scripts (${DEFAULT-VALUE}).")
    List<Integer> scripts = List.of(10_000, 1_000_000, 10_000_000);

    @Option(names = "--blocks", description = "Blocks to measure for each (${DEFAULT-VALUE}).")
    int blocks = 10;

    @Option(names = "--payments", description = "Transactions in a block (${DEFAULT-VALUE}).")
    int payments = 4_000;

    @Option(names = "--hits", description = "Watched scripts that are paid in the end (${DEFAULT-VALUE}).")
    int hits = 100_000;

    /** Figures of one number of scripts. */
    private record Row(int scripts, double startSeconds, double blockMillis, double bytesPerScript, long megabytes) {}

    @Override
    public Integer call() throws Exception {
        try (var rig = new Rig();
                var gauges = new Gauges(rig.managementUrl());
                var node = rig.nodeRpc()) {
            var maker = new TrackerBlocks(node, payments);
            var rows = new ArrayList<Row>();
            int present = 0;
            for (int count : scripts) {
                try (var many = new ManyScripts(rig.state())) {
                    many.fill(present, count);
                    present = count;
                }
                rows.add(measure(rig, gauges, maker, count));
            }
            print(rows, parseMillis(maker.next()));
            pay(gauges, maker, Math.min(hits, present));
        }
        return 0;
    }

    private Row measure(Rig rig, Gauges gauges, TrackerBlocks maker, int count) {
        rig.server().close();
        long begin = System.nanoTime();
        rig.restart();
        await("the scripts to be loaded", () -> gauges.value("malipo_chain_scripts") >= count);
        double start = (System.nanoTime() - begin) / 1e9;
        follow(gauges, maker, WARM_UP_BLOCKS);
        double secondsBefore = gauges.value("malipo_chain_block_seconds_sum");
        double blocksBefore = gauges.value("malipo_chain_block_seconds_count");
        follow(gauges, maker, blocks);
        double seconds = gauges.value("malipo_chain_block_seconds_sum") - secondsBefore;
        double followed = gauges.value("malipo_chain_block_seconds_count") - blocksBefore;
        double bytes = gauges.value("malipo_chain_watched_bytes") / gauges.value("malipo_chain_scripts");
        return new Row(
                count,
                start,
                1_000 * seconds / followed,
                bytes,
                Memory.megabytes(rig.server().pid()));
    }

    /** Pays the first of the watched scripts, one after the other, each payment of a block another one. */
    private void pay(Gauges gauges, TrackerBlocks maker, int count) {
        var number = new AtomicInteger();
        double before = gauges.value("malipo_chain_block_seconds_sum");
        int full = count / payments;
        double goal = gauges.value("malipo_chain_block_seconds_count") + full;
        for (int i = 0; i < full; i++) {
            maker.next(_ -> ManyScripts.keyHash(number.incrementAndGet()));
        }
        await("the paid blocks to be followed", () -> gauges.value("malipo_chain_block_seconds_count") >= goal);
        double seconds = gauges.value("malipo_chain_block_seconds_sum") - before;
        System.out.printf(
                Locale.ROOT,
                "%,d scripts of ten wallets paid, %,d in a block: match and record %.0f ms a block, %.3f ms a payment%n",
                number.get(),
                payments,
                1_000 * seconds * payments / number.get(),
                1_000 * seconds / number.get());
    }

    private static void follow(Gauges gauges, TrackerBlocks maker, int count) {
        double goal = gauges.value("malipo_chain_block_seconds_count") + count;
        for (int i = 0; i < count; i++) {
            maker.next();
        }
        await("the blocks to be followed", () -> gauges.value("malipo_chain_block_seconds_count") >= goal);
    }

    private static void await(String what, BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** {@return the median; the first half of the runs warms up} */
    private static double parseMillis(byte[] block) {
        var nanos = new long[PARSE_RUNS];
        for (int run = 0; run < 2 * PARSE_RUNS; run++) {
            long begin = System.nanoTime();
            int transactions = Block.read(block).tx.size();
            nanos[run % PARSE_RUNS] = transactions == 0 ? 0 : System.nanoTime() - begin;
        }
        return Figures.ofNanos(nanos).percentile(50);
    }

    private void print(List<Row> rows, double parseMillis) throws IOException {
        System.out.printf("blocks of %d transactions; parsing one alone takes %.1f ms%n", payments, parseMillis);
        System.out.println("   scripts  start   match and record  with parsing / parsing  bytes/script  server");
        for (Row row : rows) {
            System.out.printf(
                    "%,10d  %4.1f s  %13.1f ms  %21.2fx  %12.1f  %3d MB%n",
                    row.scripts(),
                    row.startSeconds(),
                    row.blockMillis(),
                    (parseMillis + row.blockMillis()) / parseMillis,
                    row.bytesPerScript(),
                    row.megabytes());
        }
    }
}
