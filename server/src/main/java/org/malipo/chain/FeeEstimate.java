package org.malipo.chain;

import org.malipo.bitcoin.SatPerVbyte;

/**
 * What to pay for a transaction to be mined within some blocks.
 *
 * @param rate at least what the node relays, at most 2,000 sat/vB
 */
public record FeeEstimate(SatPerVbyte rate, Source source) {
    /** Who said so. */
    public enum Source {
        NODE,
        /** The node has no answer: a fixed rate of the network. */
        FALLBACK
    }
}
