package org.malipo.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a store's prices come from: a source, or a script of its own.
 *
 * @param spread percent by which the store makes bitcoin cheaper, 0 to 100
 * @param preferredSource id of a source, see {@link MiscApi#rateSources}; null for the usual one, or with a script
 * @param effectiveScript the rules; to be set only with a script of its own
 */
public record RateConfiguration(
        @Nullable BigDecimal spread,
        @Nullable String preferredSource,
        @Nullable Boolean isCustomScript,
        @Nullable String effectiveScript) {

    public static RateConfiguration source(String id) {
        return new RateConfiguration(null, id, false, null);
    }

    /** @param rules for example {@code BTC_X = kraken(BTC_X);} */
    public static RateConfiguration script(String rules) {
        return new RateConfiguration(null, null, true, rules);
    }

    public RateConfiguration spread(BigDecimal percent) {
        return new RateConfiguration(percent, preferredSource, isCustomScript, effectiveScript);
    }
}
