package org.malipo.rates.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.rates.Evaluation;
import org.malipo.rates.RateResult.Cause;
import org.malipo.rates.script.Value;

/**
 * The price of one pair.
 *
 * @param rate the bid; null exactly if there are errors
 */
@Schema(name = "StoreRateResult")
record RateResultData(
        String currencyPair,
        List<Cause> errors,

        @Schema(type = "string") @Nullable BigDecimal rate) {
    static RateResultData of(Evaluation evaluation) {
        return new RateResultData(
                evaluation.pair().toString(),
                evaluation.causes(),
                evaluation.value().map(Value::bid).orElse(null));
    }
}
