package org.malipo.rates.web;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.PlainNumber;
import org.malipo.rates.Rates;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.RateChoice;
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

    static RateConfigurationData of(Store store, Rates rates) {
        var choice = store.settings().rates();
        var preferred = choice.preferredSource();
        var currency = store.settings().invoices().defaultCurrency();
        return new RateConfigurationData(
                choice.spread(),
                preferred != null ? preferred : rates.recommendedSource(currency),
                false,
                rates.script(choice));
    }

    /** {@return the choice that is asked for, laid over the one before} */
    RateChoice checked(RateChoice before, Rates rates) {
        var errors = new FieldErrors();
        var percent = spread == null ? BigDecimal.ZERO : spread;
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            errors.add("Spread", "Spread value must be in %, between 0 and 100");
        }
        script(errors);
        var source = preferredSource == null || preferredSource.isBlank() ? null : preferredSource;
        if (source != null && rates.sourceId(source).isEmpty()) {
            errors.add("PreferredSource", "Unsupported source (" + source + ")");
        }
        errors.throwIfAny();
        return new RateChoice(source == null ? null : rates.sourceId(source).orElseThrow(), percent, before.tracked());
    }

    private void script(FieldErrors errors) {
        if (Boolean.TRUE.equals(isCustomScript)) {
            errors.add("IsCustomScript", "Custom rate scripts are not supported by this server yet");
            if (preferredSource != null && !preferredSource.isBlank()) {
                errors.add("PreferredSource", "Preferred source can't be set if there is a custom script");
            }
        } else if (!requireNonNullElse(effectiveScript, "").isBlank()) {
            errors.add("EffectiveScript", "The script can't be set if isCustomScript is false");
        }
    }
}
