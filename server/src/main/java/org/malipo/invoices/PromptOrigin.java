package org.malipo.invoices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a prompt's rate came from, and since when it can be paid; null is what was not recorded.
 *
 * @param rateSource who quoted the rate, for example {@code kraken}; several are joined by a plus
 * @param rateRule what the store's rules came to, cut to 500 characters
 * @param rateAt when the oldest price in it was quoted
 * @param activatedAt since when there is an address, if a payer picked a lazy prompt
 */
public record PromptOrigin(
        @Nullable String rateSource,
        @Nullable String rateRule,
        @Nullable Instant rateAt,
        @Nullable Instant activatedAt) {
    private static final int LONGEST_RULE = 500;

    static PromptOrigin of(String rateSource, String rateRule, Instant rateAt) {
        var rule = rateRule.length() <= LONGEST_RULE ? rateRule : rateRule.substring(0, LONGEST_RULE - 1) + "…";
        return new PromptOrigin(rateSource, rule, rateAt, null);
    }
}
