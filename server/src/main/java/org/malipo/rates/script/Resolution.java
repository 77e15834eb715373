package org.malipo.rates.script;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.Expression.Binary;
import org.malipo.rates.script.Expression.Call;
import org.malipo.rates.script.Expression.Figure;
import org.malipo.rates.script.Expression.Group;
import org.malipo.rates.script.Expression.Market;
import org.malipo.rates.script.Expression.Operator;
import org.malipo.rates.script.Expression.Pair;
import org.malipo.rates.script.Expression.Signed;
import org.malipo.rates.script.Expression.Unresolved;
import org.malipo.rates.script.Expression.Word;

/**
 * What a pair costs by the rules, down to numbers and sources.
 *
 * @param steps the rules that led there, in the order in which they were used
 */
public record Resolution(CurrencyPair pair, Expression expression, List<Step> steps) {
    public Resolution {
        steps = List.copyOf(steps);
    }

    /**
     * A rule, used for a pair.
     *
     * @param turned whether the rule is about the pair turned round
     */
    public record Step(CurrencyPair pair, Rule rule, boolean turned) {}

    /** {@return the same with so many percent between the price and what the store takes and gives} */
    public Resolution withSpread(BigDecimal percent) {
        if (percent.signum() == 0 || pair.base().equals(pair.quote())) {
            return this;
        }
        var part = percent.movePointLeft(2);
        var margin = new Market(
                BigDecimal.ONE.subtract(part).stripTrailingZeros(),
                BigDecimal.ONE.add(part).stripTrailingZeros());
        return new Resolution(pair, new Binary(new Group(expression), Operator.TIMES, margin), steps);
    }

    /** {@return the sources that have to be asked} */
    public Set<String> sources() {
        var names = new TreeSet<String>();
        collect(expression, names);
        return names;
    }

    private static void collect(Expression expression, Set<String> names) {
        switch (expression) {
            case Figure _, Market _, Pair _, Word _, Unresolved _ -> {}
            case Signed signed -> collect(signed.of(), names);
            case Group(var inner) -> collect(inner, names);
            case Binary binary -> {
                collect(binary.left(), names);
                collect(binary.right(), names);
            }
            case Call call -> {
                if (call.isMedian()) {
                    call.arguments().forEach(argument -> collect(argument, names));
                } else {
                    names.add(call.name());
                }
            }
        }
    }
}
