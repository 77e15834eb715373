package org.malipo.chain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

        assertThat(table.scripts(ChainFixture.NETWORK, 0, table.lastId(ChainFixture.NETWORK)))
                .hasSize(5);
    }

    @Test
    void handsOutTheFingerprintsOfAllScriptsUpToTheLastNumber() {
        var fingerprints = new Fingerprints();
        table.add(ChainFixture.NETWORK, "one", Wallet.scripts(2));
        var before = table.lastId(ChainFixture.NETWORK);
        table.add(ChainFixture.NETWORK, "one", Wallet.scripts(5));
        var last = table.lastId(ChainFixture.NETWORK);

        var first = longs(table.fingerprints(ChainFixture.NETWORK, 0, before));
        var others = longs(table.fingerprints(ChainFixture.NETWORK, before, last));

        var expected = Wallet.scripts(5).stream()
                .map(script -> fingerprints.ofScript(script.script()))
                .toList();
        assertThat(first).containsExactlyInAnyOrderElementsOf(expected.subList(0, 2));
        assertThat(others).containsExactlyInAnyOrderElementsOf(expected.subList(2, 5));
        assertThat(table.fingerprints(ChainFixture.NETWORK, last, last + 1).hasRemaining())
                .isFalse();
    }

    /** A reader who goes by the last number it has seen misses nothing, whoever adds scripts meanwhile. */
    @Test
    void showsAllScriptsUpToTheLastNumber() throws Exception {
        var seen = new Reader();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 8)
                    .mapToObj(writer -> threads.submit(write("group" + writer)))
                    .toList();
            while (!writers.stream().allMatch(Future::isDone)) {
                seen.read();
            }
            for (var writer : writers) {
                writer.get();
            }
            seen.read();
        }

        var times = seen.fingerprints.stream().collect(groupingBy(identity(), counting()));
        assertThat(times).hasSize(20 * 10).values().containsOnly(8L);
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

    private final class Reader {
        private final List<Long> fingerprints = new ArrayList<>();
        private long lastId;

        private void read() {
            var last = table.lastId(ChainFixture.NETWORK);
            fingerprints.addAll(longs(table.fingerprints(ChainFixture.NETWORK, lastId, last)));
            lastId = last;
        }
    }

    private static List<Long> longs(LongBuffer buffer) {
        return LongStream.generate(buffer::get)
                .limit(buffer.remaining())
                .boxed()
                .toList();
    }
}
