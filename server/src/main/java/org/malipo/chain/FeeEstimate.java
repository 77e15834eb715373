package org.malipo.chain;

import java.math.BigDecimal;

/**
 * What to pay for a transaction to be mined within some blocks.
 *
 * @param satPerVbyte at least what the node relays, at most 2,000
 */
public record FeeEstimate(BigDecimal satPerVbyte, Source source) {
    /** Who said so. */
    public enum Source {
        NODE,
        /** The node has no answer: a fixed rate of the network. */
        FALLBACK
    }
}
