package org.malipo.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the server takes to answer after its start, database included, and what memory the two have then. */
@Command(name = "start", description = "Time to ready, and resident memory of server and database.")
final class StartBench implements Callable<Integer> {
    @Option(names = "--runs", description = "How many starts to measure (${DEFAULT-VALUE}).")
    int runs = 7;

    @Override
    public Integer call() throws IOException {
        try (var rig = new Rig()) {
            Rig.newStore(rig.administrator(), "Start");
            var nanos = new long[runs];
            for (int run = 0; run < runs; run++) {
                rig.server().close();
                long begin = System.nanoTime();
                rig.restart();
                nanos[run] = System.nanoTime() - begin;
            }
            print(rig, Figures.ofNanos(nanos));
        }
        return 0;
    }

    private static void print(Rig rig, Figures starts) throws IOException {
        long server = Memory.megabytes(rig.server().pid());
        long database = Memory.megabytesOfFamily(rig.folder().resolve("state/postgres/data/postmaster.pid"));
        System.out.printf("start to ready:  %s%n", starts);
        System.out.printf(
                "resident memory: server %d MB, database %d MB, together %d MB%n", server, database, server + database);
    }
}
