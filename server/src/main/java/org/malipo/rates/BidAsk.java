package org.malipo.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What a market pays for a unit, and what it sells one for. Both are positive, and the bid is not above the ask. */
record BidAsk(BigDecimal bid, BigDecimal ask) {
    static final MathContext PRECISION = new MathContext(28, RoundingMode.HALF_EVEN);
    static final BidAsk ONE = of(BigDecimal.ONE);

    BidAsk {
        if (bid.signum() <= 0 || bid.compareTo(ask) > 0) {
            throw new IllegalArgumentException("No market: bid " + bid + ", ask " + ask);
        }
    }

    static BidAsk of(BigDecimal price) {
        return new BidAsk(price, price);
    }

    static boolean isMarket(BigDecimal bid, BigDecimal ask) {
        return bid.signum() > 0 && bid.compareTo(ask) <= 0;
    }

    BidAsk inverse() {
        return new BidAsk(BigDecimal.ONE.divide(ask, PRECISION), BigDecimal.ONE.divide(bid, PRECISION));
    }

    /** {@return the bid less so many percent: what the store takes a unit for} */
    BigDecimal bidLess(BigDecimal spread) {
        if (spread.signum() == 0) {
            return bid;
        }
        return bid.multiply(BigDecimal.ONE.subtract(spread.movePointLeft(2)), PRECISION);
    }
}
