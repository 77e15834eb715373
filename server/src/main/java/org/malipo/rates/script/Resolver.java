package org.malipo.rates.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.Expression.Binary;
import org.malipo.rates.script.Expression.Call;
import org.malipo.rates.script.Expression.Figure;
import org.malipo.rates.script.Expression.Group;
import org.malipo.rates.script.Expression.Market;
import org.malipo.rates.script.Expression.Pair;
import org.malipo.rates.script.Expression.Signed;
import org.malipo.rates.script.Expression.Unresolved;
import org.malipo.rates.script.Expression.Unresolved.Reason;
import org.malipo.rates.script.Expression.Word;
import org.malipo.rates.script.Resolution.Step;

/**
 * Replaces pairs by their rules until only numbers and sources are left. Rules may lead to rules eight times, and to 5,000
 * parts in all; a pair of the first rule that leads further is marked. One is used for one pair.
 */
final class Resolver {
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 5_000;
    private static final int MOST_STEPS = 20;

    private final RuleBook rules;
    private final List<Step> steps = new ArrayList<>();
    private int parts;

    Resolver(RuleBook rules) {
        this.rules = rules;
    }

    Resolution resolve(CurrencyPair pair) {
        var resolved = resolve(pair, 0);
        return new Resolution(pair, resolved == null ? tooMuch(pair) : resolved, steps);
    }

    /** {@return null if it leads too far} */
    private @Nullable Expression resolve(CurrencyPair pair, int depth) {
        if (pair.hasWildcard()) {
            return new Unresolved(Reason.INVALID_CURRENCY_PAIR, pair);
        }
        if (pair.base().equals(pair.quote())) {
            return new Figure(BigDecimal.ONE);
        }
        if (depth > DEEPEST) {
            return null;
        }
        var match = rules.find(pair);
        if (match.isEmpty()) {
            return new Unresolved(Reason.NO_RULE_MATCH, pair);
        }
        if (steps.size() < MOST_STEPS) {
            steps.add(new Step(pair, match.get().rule(), match.get().turned()));
        }
        return walk(match.get().valueFor(pair), pair, depth);
    }

    /** @param about what the wildcards in the expression stand for */
    private @Nullable Expression walk(Expression expression, CurrencyPair about, int depth) {
        if (++parts > MOST_PARTS) {
            return null;
        }
        return switch (expression) {
            case Figure _, Market _, Word _, Unresolved _ -> expression;
            case Pair(var pair) -> pair(pair.filledFrom(about), depth);
            case Group(var inner) -> {
                var resolved = walk(inner, about, depth);
                yield resolved == null ? null : new Group(resolved);
            }
            case Signed(var negative, var of) -> {
                var resolved = walk(of, about, depth);
                yield resolved == null ? null : new Signed(negative, grouped(of, resolved));
            }
            case Binary binary -> binary(binary, about, depth);
            case Call call -> call.isMedian() ? median(call, about, depth) : asked(call, about);
        };
    }

    private @Nullable Expression pair(CurrencyPair pair, int depth) {
        var resolved = resolve(pair, depth + 1);
        return resolved == null && depth == 0 ? tooMuch(pair) : resolved;
    }

    private @Nullable Expression binary(Binary binary, CurrencyPair about, int depth) {
        var left = walk(binary.left(), about, depth);
        var right = walk(binary.right(), about, depth);
        return left == null || right == null
                ? null
                : new Binary(grouped(binary.left(), left), binary.operator(), grouped(binary.right(), right));
    }

    private @Nullable Expression median(Call call, CurrencyPair about, int depth) {
        var arguments = new ArrayList<Expression>();
        for (var argument : call.arguments()) {
            var resolved = walk(argument, about, depth);
            if (resolved == null) {
                return null;
            }
            arguments.add(resolved);
        }
        return new Call(call.name(), arguments);
    }

    /** What stands in a source's brackets is its own affair; only wildcards are filled in. */
    private static Expression asked(Call call, CurrencyPair about) {
        return new Call(
                call.name(),
                call.arguments().stream()
                        .map(argument ->
                                argument instanceof Pair(var pair) ? new Pair(pair.filledFrom(about)) : argument)
                        .toList());
    }

    /** What took the place of a pair keeps together. */
    private static Expression grouped(Expression before, Expression resolved) {
        boolean loose = resolved instanceof Binary || resolved instanceof Signed;
        return before instanceof Pair && loose ? new Group(resolved) : resolved;
    }

    private static Unresolved tooMuch(CurrencyPair pair) {
        return new Unresolved(Reason.TOO_MUCH_NESTED_CALLS, pair);
    }
}
