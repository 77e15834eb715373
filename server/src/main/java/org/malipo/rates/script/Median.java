package org.malipo.rates.script;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.malipo.rates.RateResult.Cause;

/**
 * The price that most of several sources agree on. At least half of those asked must have answered. Answers that lie
 * more than a fifth away from the middle one are left out, and more than half of the answers must remain: one source
 * that is a thousand times off changes nothing, and of two that contradict each other neither is believed.
 */
final class Median {
    private static final BigDecimal FURTHEST = new BigDecimal("0.2");

    private Median() {}

    /** @param asked how many were asked, of whom some may have said nothing */
    static Value of(List<Value> answers, int asked) throws Incomputable {
        var positive =
                answers.stream().filter(answer -> answer.bid().signum() > 0).toList();
        if (positive.isEmpty() || positive.size() * 2 < asked) {
            throw new Incomputable(Cause.RATE_UNAVAILABLE);
        }
        var agreeing = agreeing(positive);
        if (agreeing.size() * 2 <= positive.size()) {
            throw new Incomputable(Cause.RATE_UNAVAILABLE);
        }
        return new Value(
                middle(agreeing.stream().map(Value::bid).sorted().toList()),
                middle(agreeing.stream().map(Value::ask).sorted().toList()));
    }

    private static List<Value> agreeing(List<Value> answers) {
        var sorted =
                answers.stream().sorted(Comparator.comparing(Value::middle)).toList();
        var centre = sorted.get((sorted.size() - 1) / 2).middle();
        var distance = centre.multiply(FURTHEST);
        return sorted.stream()
                .filter(answer -> answer.middle().subtract(centre).abs().compareTo(distance) <= 0)
                .toList();
    }

    private static BigDecimal middle(List<BigDecimal> sorted) {
        int upper = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(upper)
                : sorted.get(upper - 1).add(sorted.get(upper)).divide(BigDecimal.TWO, BidAsk.PRECISION);
    }
}
