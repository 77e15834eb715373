package org.malipo.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToLongFunction;

/** Finds a block by the time at which it was mined. */
final class FirstBlock {
    /** Blocks are dated up to two hours ahead and a little behind the one before, and a day of more costs nothing. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private FirstBlock() {}

    /**
     * {@return the height of a block before which none was mined after that time}
     *
     * @param timeOf a block, in seconds since 1970
     */
    static int since(Instant time, int tipHeight, IntToLongFunction timeOf) {
        var earliest = time.minus(MARGIN).getEpochSecond();
        int low = 0;
        int high = tipHeight;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeOf.applyAsLong(middle) < earliest) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
