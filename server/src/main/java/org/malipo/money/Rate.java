package org.malipo.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** The price of one bitcoin, for example 61234.50 EUR, with who quoted it and when. Always positive. */
public record Rate(BigDecimal pricePerBtc, CurrencyCode currency, Instant quotedAt, String source) {
    public Rate {
        if (pricePerBtc.signum() <= 0) {
            throw new IllegalArgumentException("A rate must be positive, not " + pricePerBtc);
        }
    }

    /** {@return the satoshis that cover {@code price}, rounded up so that the merchant is never short} */
    public Sats satsFor(Money price) {
        if (!price.currency().equals(currency)) {
            throw new IllegalArgumentException("A rate in " + currency + " can't price " + price.currency());
        }
        return Sats.ceilOfBtc(price.amount().divide(pricePerBtc, 40, RoundingMode.CEILING));
    }
}
