package org.malipo.wallets;

import java.time.Duration;
import java.time.Instant;

/**
 * How much to derive at once for one branch of a wallet. A quiet wallet keeps the small gap that other wallets can follow;
 * one that uses up its addresses quickly gets twice as many each time, so that deriving does not hold up its payers.
 */
final class Pace {
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final int MOST = 8_192;

    private final PoolSettings settings;
    private int batch;
    private Instant last = Instant.MIN;

    Pace(PoolSettings settings) {
        this.settings = settings;
        this.batch = settings.maxGap();
    }

    /** {@return how many addresses to have ahead after a refill that is due now} */
    synchronized int next(Instant now) {
        var busy = last.isAfter(now.minus(BUSY));
        batch = busy ? Math.min(MOST, batch * 2) : settings.maxGap();
        last = now;
        return batch;
    }

    /** {@return with how few left the next refill starts} */
    synchronized int lowMark() {
        return Math.max(settings.minGap(), batch / 2);
    }
}
