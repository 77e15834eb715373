package org.malipo.rates.script;

import java.math.BigDecimal;
import java.math.MathContext;
import org.malipo.rates.RateResult.Cause;

/**
 * What an expression comes to: a bid and an ask, of any sign, the bid never above the ask. Computed to 34 significant
 * digits, half to even; what is smaller or larger than any price is refused.
 */
public record Value(BigDecimal bid, BigDecimal ask) {
    private static final MathContext PRECISION = BidAsk.PRECISION;
    private static final long LARGEST_EXPONENT = 60;

    static Value of(BigDecimal price) {
        return new Value(price, price);
    }

    static Value of(BidAsk price) {
        return new Value(price.bid(), price.ask());
    }

    /** {@return the same without zeros at the end of its decimals} */
    Value shortest() {
        return new Value(shortest(bid), shortest(ask));
    }

    private static BigDecimal shortest(BigDecimal price) {
        var stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    BigDecimal middle() {
        return bid.add(ask).divide(BigDecimal.TWO, PRECISION);
    }

    Value plus(Value other) throws Incomputable {
        return checked(bid.add(other.bid, PRECISION), ask.add(other.ask, PRECISION));
    }

    Value times(Value other) throws Incomputable {
        return checked(bid.multiply(other.bid, PRECISION), ask.multiply(other.ask, PRECISION));
    }

    Value over(Value other) throws Incomputable {
        if (other.bid.signum() == 0 || other.ask.signum() == 0) {
            throw new Incomputable(Cause.DIVIDE_BY_ZERO);
        }
        return checked(bid.divide(other.ask, PRECISION), ask.divide(other.bid, PRECISION));
    }

    /** Only a value whose bid is its ask has a negative. */
    Value negated() throws Incomputable {
        if (bid.compareTo(ask) != 0) {
            throw new Incomputable(Cause.INVALID_NEGATIVE);
        }
        return of(bid.negate());
    }

    static Value checked(BigDecimal bid, BigDecimal ask) throws Incomputable {
        if (bid.compareTo(ask) > 0) {
            throw new Incomputable(Cause.INVALID_NEGATIVE);
        }
        if (!isInRange(bid) || !isInRange(ask)) {
            throw new Incomputable(Cause.RATE_UNAVAILABLE);
        }
        return new Value(bid, ask);
    }

    private static boolean isInRange(BigDecimal value) {
        return value.signum() == 0 || Math.abs((long) value.precision() - value.scale()) <= LARGEST_EXPONENT;
    }
}
