package org.malipo.rates.script;

import java.math.BigDecimal;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.Expression.Binary;
import org.malipo.rates.script.Expression.Figure;
import org.malipo.rates.script.Expression.Operator;
import org.malipo.rates.script.Expression.Pair;

/**
 * How a pair gets its price.
 *
 * @param pair the left side, with {@code X} for any currency
 * @param rank its place among the rules
 */
public record Rule(CurrencyPair pair, Expression value, int rank) {
    private static final Figure ONE = new Figure(BigDecimal.ONE);

    /** {@return one divided by the price the other way round} */
    static Expression inverseOf(CurrencyPair pair) {
        return new Binary(ONE, Operator.OVER, new Pair(pair.inverse()));
    }

    @Override
    public String toString() {
        return pair + " = " + value;
    }
}
