package org.malipo.rates.web;

import org.jspecify.annotations.Nullable;
import org.malipo.stores.StoreSettings.PriceRule;
import org.malipo.stores.StoreSettings.RateChoice;

/**
 * A store's rules for prices as they stand in the fields of a form: as text, so that whatever was typed can be shown again.
 *
 * @param source a source's id, {@link #SCRIPT}, or empty for the recommended one
 * @param spread in percent
 * @param fallbackSource likewise, or {@link #NONE}
 * @param pairs what to try, such as {@code BTC_KES BTC_USD}
 */
public record RateForm(
        String source, String script, String spread, String fallbackSource, String fallbackScript, String pairs) {
    /** A script of the store's own, instead of a source. */
    static final String SCRIPT = "script";

    /** No fallback. */
    static final String NONE = "none";

    /** What a form leaves out is empty text. */
    public RateForm(
            @Nullable String source,
            @Nullable String script,
            @Nullable String spread,
            @Nullable String fallbackSource,
            @Nullable String fallbackScript,
            @Nullable String pairs) {
        this.source = text(source);
        this.script = text(script).replace("\r\n", "\n");
        this.spread = text(spread);
        this.fallbackSource = text(fallbackSource);
        this.fallbackScript = text(fallbackScript).replace("\r\n", "\n");
        this.pairs = text(pairs);
    }

    static RateForm of(RateChoice choice, String pairs) {
        var fallback = choice.fallback();
        return new RateForm(
                source(choice.first()),
                choice.script(),
                choice.spread().stripTrailingZeros().toPlainString(),
                fallback == null ? NONE : source(fallback),
                fallback == null ? "" : fallback.script(),
                pairs);
    }

    /** {@return the same with a script to begin with} */
    RateForm startingFrom(String written) {
        return new RateForm(SCRIPT, written, spread, fallbackSource, fallbackScript, pairs);
    }

    private static @Nullable String source(PriceRule rule) {
        return rule.script() == null ? rule.preferredSource() : SCRIPT;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
