package org.malipo.bitcoin.p2p;

import java.util.stream.IntStream;

/**
 * Which heights of a chain name it in {@code getheaders}: dense at the tip, where reorganisations happen, and doubling
 * below, so that a chain of any length needs at most 33 hashes and the fork with any other is found.
 */
public final class BlockLocator {
    private static final int DENSE = 20;
    private static final int DEEPEST = 40_960;

    private BlockLocator() {}

    /** {@return the heights, highest first: the tip and the 20 below, then 40, 80, … 40 960 below, and the first block} */
    public static IntStream heights(int tip) {
        var dense = IntStream.rangeClosed(0, DENSE);
        var sparse = IntStream.iterate(2 * DENSE, offset -> offset <= DEEPEST, offset -> 2 * offset);
        var below = IntStream.concat(dense, sparse).map(offset -> tip - offset).filter(height -> height > 0);
        return IntStream.concat(below, IntStream.of(0));
    }
}
