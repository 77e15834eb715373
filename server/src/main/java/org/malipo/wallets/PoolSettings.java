package org.malipo.wallets;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far ahead of the addresses given out their scripts are watched.
 *
 * @param minGap more are derived when fewer than this are left
 * @param maxGap how many are left then, in a wallet that is not busy
 */
@ConfigurationProperties("malipo.wallet.pool")
record PoolSettings(
        @DefaultValue("20") int minGap, @DefaultValue("30") int maxGap) {
    PoolSettings {
        if (minGap < 1 || maxGap <= minGap) {
            throw new IllegalArgumentException("malipo.wallet.pool.min-gap (" + minGap
                    + ") must be at least 1 and smaller than malipo.wallet.pool.max-gap (" + maxGap + ")");
        }
    }
}
