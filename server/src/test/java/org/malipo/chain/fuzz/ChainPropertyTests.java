package org.malipo.chain.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.invoices.InvoiceTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Whatever happens to chain, mempool and connection, what the server holds of a wallet and of its invoices is what anybody
 * works out who looks at the node alone.
 */
@InvoiceTest
class ChainPropertyTests {
    private static final long SEEDS = Long.getLong("malipo.fuzz.seeds", 2_000);
    private static final long FROM = Long.getLong("malipo.fuzz.from", 1);

    @TempDir
    private Path folder;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void holdsWhatFollowsFromTheNodesBlocksAndMempool() throws IOException {
        var stage = beans.createBean(Stage.class);
        stage.open();
        for (var batch : batches().entrySet()) {
            var place = Files.createDirectory(folder.resolve("batch-" + batch.getKey()));
            try (var running = new Batch(stage, place, batch.getKey(), batch.getValue())) {
                running.run();
            }
        }
        stage.forget();
    }

    private static Map<Long, List<Long>> batches() {
        return LongStream.range(FROM, FROM + SEEDS)
                .boxed()
                .collect(Collectors.groupingBy(
                        seed -> Math.floorDiv(seed, (long) Batch.SIZE), TreeMap::new, Collectors.toList()));
    }
}
