package org.malipo.bitcoin.spend;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Lock times that take a miner the wish to mine an old block again for its fees (anti fee sniping). */
public final class LockTimes {
    private static final int ONE_IN = 10;
    private static final int FURTHEST_BACK = 100;

    private LockTimes() {}

    /**
     * {@return the height of the tip, or now and then one shortly before it, so that a transaction that was signed slowly
     * does not stand out}
     * @param tip empty while the node is catching up: then there is no lock time
     */
    public static long now(OptionalInt tip, RandomGenerator random) {
        if (tip.isEmpty()) {
            return 0;
        }
        var back = random.nextInt(ONE_IN) == 0 ? random.nextInt(FURTHEST_BACK) : 0;
        return Math.max(0, tip.getAsInt() - back);
    }
}
