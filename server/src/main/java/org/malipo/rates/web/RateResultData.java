package org.malipo.rates.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.RateResult;
import org.malipo.rates.RateResult.Quoted;
import org.malipo.rates.RateResult.Unavailable;

/**
 * The price of one pair.
 *
 * @param rate null exactly if there are errors
 */
@Schema(name = "StoreRateResult")
record RateResultData(
        String currencyPair,
        List<String> errors,

        @Schema(type = "string") @Nullable BigDecimal rate) {
    static RateResultData of(CurrencyPair pair, RateResult result) {
        return switch (result) {
            case Quoted(var rate) -> new RateResultData(pair.toString(), List.of(), rate.pricePerBtc());
            case Unavailable unavailable ->
                new RateResultData(pair.toString(), List.of(name(unavailable.cause())), null);
        };
    }

    private static String name(RateResult.Cause cause) {
        return switch (cause) {
            case PREPROCESS_ERROR -> "PreprocessError";
            case RATE_UNAVAILABLE -> "RateUnavailable";
        };
    }
}
