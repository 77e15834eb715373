package org.malipo.chain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of the chain: {@code malipo.chain.*}.
 *
 * @param dustfilter satoshis; smaller outputs to watched scripts are left out, as if they had not been made
 * @param pruneafter so long confirmed transactions are kept whose money has gone on; null to keep them for good
 */
@ConfigurationProperties("malipo.chain")
record IndexSettings(
        @DefaultValue("0") long dustfilter, @Nullable Duration pruneafter) {
    /** About 144 blocks; what has fewer may still leave the chain. */
    private static final Duration SHORTEST = Duration.ofDays(1);

    IndexSettings {
        if (dustfilter < 0) {
            throw new IllegalArgumentException("malipo.chain.dustfilter (" + dustfilter + ") must not be negative");
        }
        if (pruneafter != null && pruneafter.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "malipo.chain.pruneafter (" + pruneafter.toHours() + "h) must be at least 24h");
        }
    }
}
