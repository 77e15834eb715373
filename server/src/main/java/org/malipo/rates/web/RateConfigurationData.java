package org.malipo.rates.web;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.PlainNumber;
import org.malipo.rates.Rates;
import org.malipo.rates.script.Script;
import org.malipo.rates.script.ScriptException;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.PriceRule;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Where a store's prices come from, as the API shows and takes it.
 *
 * @param spread percent; a JSON number
 * @param preferredSource null for the recommended one
 * @param effectiveScript the rules in force, as a script
 */
@Schema(name = "StoreRateConfiguration")
record RateConfigurationData(
        @JsonSerialize(using = PlainNumber.class) @Schema(type = "number") @Nullable
        BigDecimal spread,

        @Nullable String preferredSource,
        @Nullable Boolean isCustomScript,
        @Nullable String effectiveScript) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static RateConfigurationData of(Store store, PriceRule rule, Rates rates) {
        boolean custom = rule.script() != null;
        var currency = store.settings().invoices().defaultCurrency();
        return new RateConfigurationData(
                store.settings().rates().spread(),
                custom ? null : requireNonNullElse(rule.preferredSource(), rates.recommendedSource(currency)),
                custom,
                rates.script(rule));
    }

    /** What a request asks for. */
    record Wanted(PriceRule rule, BigDecimal spread) {}

    /** {@return what is asked for, in normal form} */
    Wanted checked(Rates rates) {
        var errors = new FieldErrors();
        var percent = requireNonNullElse(spread, BigDecimal.ZERO);
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            errors.add("Spread", "Spread value must be in %, between 0 and 100");
        }
        var rule = Boolean.TRUE.equals(isCustomScript) ? custom(errors, rates) : chosen(errors, rates);
        errors.throwIfAny();
        return new Wanted(rule, percent);
    }

    /** A blank script means the usual rules, written down as the store's own. */
    private PriceRule custom(FieldErrors errors, Rates rates) {
        if (!isBlank(preferredSource)) {
            errors.add("PreferredSource", "Preferred source can't be set if there is a custom script");
        }
        var written = isBlank(effectiveScript)
                ? rates.script(PriceRule.RECOMMENDED)
                : requireNonNullElse(effectiveScript, "");
        try {
            return new PriceRule(null, Script.parse(written).toString());
        } catch (ScriptException e) {
            errors.add(
                    "EffectiveScript", "Script syntax is invalid: " + e.fault().sentence());
            return PriceRule.RECOMMENDED;
        }
    }

    private PriceRule chosen(FieldErrors errors, Rates rates) {
        if (!isBlank(effectiveScript)) {
            errors.add("EffectiveScript", "The script can't be set if isCustomScript is false");
        }
        if (isBlank(preferredSource)) {
            return PriceRule.RECOMMENDED;
        }
        var source = rates.sourceId(requireNonNullElse(preferredSource, ""));
        if (source.isEmpty()) {
            errors.add("PreferredSource", "Unsupported source (" + preferredSource + ")");
        }
        return new PriceRule(source.orElse(null), null);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
