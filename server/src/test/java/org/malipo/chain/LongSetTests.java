package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongSetTests {
    @Test
    void holdsWhatWasAddedAndNothingElse() {
        var random = new SplittableRandom(1);
        var expected = new HashSet<Long>();
        var set = new LongSet(random.nextLong());
        for (var i = 0; i < 50_000; i++) {
            var key = random.nextLong(40_000) - 20_000;
            assertThat(set.add(key)).isEqualTo(expected.add(key));
        }

        assertThat(set.size()).isEqualTo(expected.size());
        for (var key = -25_000L; key < 25_000; key++) {
            assertThat(set.contains(key)).isEqualTo(expected.contains(key));
        }
    }

    @Test
    void takesFewBytesForEach() {
        var random = new SplittableRandom(2);
        var set = new LongSet(random.nextLong());
        for (var i = 0; i < 1_000_000; i++) {
            set.add(random.nextLong());
        }

        assertThat(set.bytes() / set.size()).isLessThanOrEqualTo(22);
    }
}
