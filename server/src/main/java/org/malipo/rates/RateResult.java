package org.malipo.rates;

import java.util.List;
import org.malipo.money.Rate;

/** What came of asking for a price. */
public sealed interface RateResult {
    /**
     * What a store takes a bitcoin for: the bid that its rules come to, spread included.
     *
     * @param rule what the rules come to, down to sources and numbers: {@code kraken(BTC_USD) * (0.99, 1.01)}
     */
    record Quoted(Rate rate, String rule) implements RateResult {}

    /**
     * The rules give this pair no price, or none that is fresh.
     *
     * @param reason a sentence for the merchant
     */
    record Unavailable(List<Cause> causes, String reason) implements RateResult {}

    /** Why there is no price; API answers name it in Pascal case. */
    enum Cause {
        /** No rule of the store says where this pair's price comes from, or rules lead in a circle. */
        PREPROCESS_ERROR,
        /** A source has no quote, or none that is fresh; or sources contradict each other. */
        RATE_UNAVAILABLE,
        /** What a source is asked for is no pair. */
        INVALID_CURRENCY_IDENTIFIER,
        /** A rule computes in a way that nobody has taught us. */
        UNSUPPORTED_OPERATOR,
        /** A source is asked for nothing. */
        MISSING_ARGUMENT,
        /** A rule divides by zero. */
        DIVIDE_BY_ZERO,
        /** A price is negative, or one that has a bid and an ask is subtracted. */
        INVALID_NEGATIVE
    }
}
