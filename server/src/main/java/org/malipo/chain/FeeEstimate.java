package org.malipo.chain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * What to pay for a transaction to be mined within some blocks.
 *
 * @param rate at least what the node relays, at most 2,000 sat/vB
 * @param at when the source said so, at most 25 minutes ago; null for a fixed rate
 */
public record FeeEstimate(
        SatPerVbyte rate, Source source, @Nullable Instant at) {
    /** Who said so. */
    public enum Source {
        /** An explorer that the settings name. */
        EXPLORER,
        NODE,
        /** What the transactions of the last blocks paid on average. */
        BLOCKS,
        /** Nobody who can be believed: a fixed rate of the network. */
        FALLBACK;

        /** {@return its name in the API and in the keys of words} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
