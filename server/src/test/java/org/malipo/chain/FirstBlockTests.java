package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding a block by its time. */
class FirstBlockTests {
    private static final Instant GENESIS = Instant.parse("2020-01-01T00:00:00Z");
    private static final int TIP = 10_000;

    /** Ten minutes each, dated up to two hours ahead of that. */
    private static long time(int height) {
        return GENESIS.getEpochSecond() + 600L * height + new Random(height).nextInt(7_200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200, 5_000, 9_999})
    void leavesOutNoBlockMinedSince(int height) {
        var birth = GENESIS.plus(Duration.ofMinutes(10).multipliedBy(height));

        int from = FirstBlock.since(birth, TIP, FirstBlockTests::time);

        assertThat(from).isBetween(Math.max(0, height - 170), height);
    }

    @Test
    void beginsWithTheFirstBlockBeforeTheFirst() {
        assertThat(FirstBlock.since(Instant.EPOCH, TIP, FirstBlockTests::time)).isZero();
    }

    @Test
    void beginsAtTheTipWithWhatIsStillToCome() {
        assertThat(FirstBlock.since(Instant.parse("2100-01-01T00:00:00Z"), TIP, FirstBlockTests::time))
                .isEqualTo(TIP);
    }
}
