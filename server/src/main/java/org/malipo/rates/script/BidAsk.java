package org.malipo.rates.script;

import java.math.BigDecimal;
import java.math.MathContext;

/** What a market pays for a unit, and what it sells one for. Both are positive, and the bid is not above the ask. */
public record BidAsk(BigDecimal bid, BigDecimal ask) {
    /** Enough for a price of any currency in any other, with digits to spare. */
    static final MathContext PRECISION = MathContext.DECIMAL128;

    public BidAsk {
        if (!isMarket(bid, ask)) {
            throw new IllegalArgumentException("No market: bid " + bid + ", ask " + ask);
        }
    }

    public static BidAsk of(BigDecimal price) {
        return new BidAsk(price, price);
    }

    public static boolean isMarket(BigDecimal bid, BigDecimal ask) {
        return bid.signum() > 0 && bid.compareTo(ask) <= 0;
    }

    public BidAsk inverse() {
        return new BidAsk(BigDecimal.ONE.divide(ask, PRECISION), BigDecimal.ONE.divide(bid, PRECISION));
    }
}
