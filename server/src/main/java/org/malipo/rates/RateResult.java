package org.malipo.rates;

import org.malipo.money.Rate;

/** What came of asking for a price. */
public sealed interface RateResult {
    /** What a store takes a bitcoin for: its source's bid, less the store's spread. */
    record Quoted(Rate rate) implements RateResult {}

    /**
     * Nobody quotes this currency, or not lately enough.
     *
     * @param reason a sentence for the merchant
     */
    record Unavailable(Cause cause, String reason) implements RateResult {}

    /** Why there is no price; API answers name it in Pascal case. */
    enum Cause {
        /** No rule of the store says where this currency's price comes from. */
        PREPROCESS_ERROR,
        /** The source has no quote, or none that is fresh. */
        RATE_UNAVAILABLE
    }
}
