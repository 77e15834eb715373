package org.malipo.client;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price.
 *
 * @param currencyPair for example {@code BTC_USD}: the price of one BTC in USD
 * @param rate null where there is none, for the reasons in {@code errors}
 */
public record StoreRate(
        String currencyPair,
        List<RateError> errors,
        @Nullable BigDecimal rate) {}
