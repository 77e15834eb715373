package org.malipo.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A price in any currency, as exact as it was given: 12.34 EUR, 0.000000012 USD, 3 HAT. Never rounded in silence. */
public record Money(BigDecimal amount, CurrencyCode currency) {
    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");

    /**
     * {@return this price with the decimals of its currency, or with as many more as it takes to stay within one percent
     * of it; half a unit rounds away from zero. The price of an unknown currency stays as it is.}
     */
    public Money roundedToSignificant() {
        if (currency.decimals().isEmpty() || amount.signum() == 0) {
            return this;
        }
        int decimals = currency.decimals().getAsInt();
        while (true) {
            var rounded = amount.setScale(decimals, RoundingMode.HALF_UP);
            var error = rounded.subtract(amount).abs().divide(amount.abs(), MathContext.DECIMAL64);
            if (error.compareTo(ONE_PERCENT) < 0) {
                return new Money(rounded, currency);
            }
            decimals++;
        }
    }
}
