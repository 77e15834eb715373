package org.malipo.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockLocatorTests {
    @Test
    void isDenseAtTheTipAndDoublesBelow() {
        assertThat(BlockLocator.heights(100))
                .containsExactly(
                        100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88, 87, 86, 85, 84, 83, 82, 81, 80, 60, 20, 0);
    }

    @Test
    void needsFewHashesForALongChain() {
        assertThat(BlockLocator.heights(900_000))
                .hasSize(33)
                .startsWith(900_000)
                .endsWith(900_000 - 40_960, 0);
    }

    @Test
    void ofTheFirstBlockIsTheFirstBlock() {
        assertThat(BlockLocator.heights(0)).containsExactly(0);
    }
}
