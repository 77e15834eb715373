package org.malipo.bitcoin.light;

import java.math.BigInteger;
import org.malipo.bitcoin.Network;

/**
 * How much work each network asks of the next block, as in Bitcoin Core's {@code pow.cpp}: the target follows the time
 * that the last 2,016 blocks took, by no more than a factor of four.
 *
 * @param limit the easiest target, in compact form
 * @param retargets whether the target follows the time at all
 * @param forgives whether a block that is 20 minutes late may have the easiest target
 * @param keepsFirst whether the retarget begins with the target of the period's first block, which can't be a forgiven
 *     one, and the first block may not be dated more than ten minutes back (BIP 94)
 */
record Difficulty(long limit, boolean retargets, boolean forgives, boolean keepsFirst) {
    static final int PERIOD = 2_016;

    private static final long PERIOD_SECONDS = 14 * 24 * 60 * 60;
    private static final long LATE_SECONDS = 20 * 60;
    private static final long MOST_BACK_SECONDS = 10 * 60;

    static Difficulty of(Network network) {
        return switch (network) {
            case MAINNET -> new Difficulty(0x1d00_ffffL, true, false, false);
            case TESTNET4 -> new Difficulty(0x1d00_ffffL, true, true, true);
            case SIGNET -> new Difficulty(0x1e03_77aeL, true, false, false);
            case REGTEST -> new Difficulty(0x207f_ffffL, false, false, false);
        };
    }

    /** {@return the bits that the block of this height and time must have} */
    long required(Ancestors chain, int height, long time) {
        if (!retargets) {
            return limit;
        }
        if (height % PERIOD == 0) {
            return retarget(chain, height);
        }
        if (!forgives) {
            return chain.bits(height - 1);
        }
        return time > chain.time(height - 1) + LATE_SECONDS ? limit : lastUnforgiven(chain, height - 1);
    }

    /** {@return the earliest time of the block, beside the median of those before it} */
    long earliest(Ancestors chain, int height) {
        return keepsFirst && height % PERIOD == 0 ? chain.time(height - 1) - MOST_BACK_SECONDS : Long.MIN_VALUE;
    }

    /** The time is that of 2,015 blocks, one too few, which is how the network has counted ever since. */
    private long retarget(Ancestors chain, int height) {
        var first = height - PERIOD;
        var last = height - 1;
        var base = chain.bits(keepsFirst ? first : last);
        return retarget(base, chain.time(last) - chain.time(first));
    }

    /** {@return the bits after a period that began or ended with {@code bits} and took this long} */
    long retarget(long bits, long seconds) {
        var taken = Math.clamp(seconds, PERIOD_SECONDS / 4, PERIOD_SECONDS * 4);
        var target = Target.of(bits).multiply(BigInteger.valueOf(taken)).divide(BigInteger.valueOf(PERIOD_SECONDS));
        return Target.bits(target.min(Target.of(limit)));
    }

    private long lastUnforgiven(Ancestors chain, int height) {
        var at = height;
        while (at % PERIOD != 0 && chain.bits(at) == limit) {
            at--;
        }
        return chain.bits(at);
    }
}
