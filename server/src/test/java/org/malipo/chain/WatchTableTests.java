package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChainTest
class WatchTableTests {
    @Autowired
    private ChainFixture given;

    @Autowired
    private WatchTable table;

    @BeforeEach
    void reset() {
        given.reset(0);
    }

    @Test
    void addsAScriptOnce() {
        table.add(ChainFixture.NETWORK, "one", Wallet.scripts(3));
        table.add(ChainFixture.NETWORK, "one", Wallet.scripts(5));

        assertThat(table.scriptsAfter(ChainFixture.NETWORK, 0, 100)).hasSize(5);
    }

    /** A reader who goes by the last number it has seen misses nothing, whoever adds scripts meanwhile. */
    @Test
    void showsScriptsInTheOrderOfTheirNumbers() throws Exception {
        var seen = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 8)
                    .mapToObj(writer -> threads.submit(write("group" + writer)))
                    .toList();
            while (!writers.stream().allMatch(Future::isDone)) {
                read(seen);
            }
            for (var writer : writers) {
                writer.get();
            }
            read(seen);
        }

        assertThat(seen).hasSize(8 * 20 * 10).isSorted().doesNotHaveDuplicates();
    }

    private Callable<Boolean> write(String group) {
        return () -> {
            for (var i = 0; i < 20; i++) {
                var first = i * 10;
                table.add(
                        ChainFixture.NETWORK,
                        group,
                        IntStream.range(first, first + 10)
                                .mapToObj(index -> new WatchedScript(0, index, Wallet.script(0, index)))
                                .toList());
            }
            return true;
        };
    }

    private void read(List<Long> seen) {
        var last = seen.isEmpty() ? 0 : seen.getLast();
        table.scriptsAfter(ChainFixture.NETWORK, last, 1_000).forEach(script -> seen.add(script.id()));
    }
}
