package org.malipo.rates.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.RateResult.Cause;
import org.malipo.rates.script.Expression.Binary;
import org.malipo.rates.script.Expression.Call;
import org.malipo.rates.script.Expression.Figure;
import org.malipo.rates.script.Expression.Group;
import org.malipo.rates.script.Expression.Market;
import org.malipo.rates.script.Expression.Pair;
import org.malipo.rates.script.Expression.Signed;
import org.malipo.rates.script.Expression.Unresolved;
import org.malipo.rates.script.Expression.Word;

/** Computes resolved expressions from what the sources said. One is used for one expression. */
public final class Evaluator {
    private final Quotes quotes;
    private final Set<Cause> causes = new TreeSet<>();

    private Evaluator(Quotes quotes) {
        this.quotes = quotes;
    }

    /** What the sources said. */
    @FunctionalInterface
    public interface Quotes {
        /** {@return the price of that pair, also if the source only has it the other way round} */
        Optional<BidAsk> price(String source, CurrencyPair pair);
    }

    /**
     * What came of it: a value, or else reasons.
     *
     * @param value not negative
     */
    public record Outcome(Optional<Value> value, List<Cause> causes) {}

    public static Outcome evaluate(Expression resolved, Quotes quotes) {
        var evaluator = new Evaluator(quotes);
        var value = evaluator.valueOf(resolved);
        if (value.isPresent() && value.get().bid().signum() < 0) {
            evaluator.causes.add(Cause.INVALID_NEGATIVE);
        }
        return evaluator.causes.isEmpty()
                ? new Outcome(value.map(Value::shortest), List.of())
                : new Outcome(Optional.empty(), List.copyOf(evaluator.causes));
    }

    private Optional<Value> valueOf(Expression expression) {
        return switch (expression) {
            case Figure(var value) -> Optional.of(Value.of(value));
            case Market(var bid, var ask) -> Optional.of(new Value(bid, ask));
            case Group(var inner) -> valueOf(inner);
            case Signed signed -> signed(signed);
            case Binary binary -> binary(binary);
            case Call call -> call.isMedian() ? median(call.arguments()) : quoted(call);
            case Word _ -> failed(Cause.INVALID_CURRENCY_IDENTIFIER);
            case Pair _, Unresolved _ -> failed(Cause.PREPROCESS_ERROR);
        };
    }

    private Optional<Value> signed(Signed signed) {
        var of = valueOf(signed.of());
        return of.isPresent() && signed.negative() ? computed(of.get()::negated) : of;
    }

    /** Both sides are computed even if one fails, so that all reasons are told at once. */
    private Optional<Value> binary(Binary binary) {
        var left = valueOf(binary.left());
        var right = valueOf(binary.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return computed(() -> switch (binary.operator()) {
            case PLUS -> left.get().plus(right.get());
            case MINUS -> left.get().plus(right.get().negated());
            case TIMES -> left.get().times(right.get());
            case OVER -> left.get().over(right.get());
            case REMAINDER, POWER -> throw new Incomputable(Cause.UNSUPPORTED_OPERATOR);
        });
    }

    private Optional<Value> quoted(Call call) {
        if (call.arguments().isEmpty()) {
            return failed(Cause.MISSING_ARGUMENT);
        }
        if (!(call.arguments().getFirst() instanceof Pair(var pair))) {
            return failed(Cause.INVALID_CURRENCY_IDENTIFIER);
        }
        if (pair.hasWildcard()) {
            return failed(Cause.PREPROCESS_ERROR);
        }
        if (pair.base().equals(pair.quote())) {
            return Optional.of(Value.of(BigDecimal.ONE));
        }
        var price = quotes.price(call.name(), pair).map(Value::of);
        return price.isPresent() ? price : failed(Cause.RATE_UNAVAILABLE);
    }

    /** What one argument lacks is forgiven as long as enough others have a value. */
    private Optional<Value> median(List<Expression> arguments) {
        if (arguments.isEmpty()) {
            return failed(Cause.MISSING_ARGUMENT);
        }
        var answers = new ArrayList<Value>();
        var failures = new TreeSet<Cause>();
        for (var argument : arguments) {
            var alone = new Evaluator(quotes);
            alone.valueOf(argument).ifPresent(answers::add);
            failures.addAll(alone.causes);
        }
        try {
            return Optional.of(Median.of(answers, arguments.size()));
        } catch (Incomputable e) {
            causes.addAll(failures);
            return failed(e.why());
        }
    }

    private interface Computation {
        Value value() throws Incomputable;
    }

    private Optional<Value> computed(Computation computation) {
        try {
            return Optional.of(computation.value());
        } catch (Incomputable e) {
            return failed(e.why());
        }
    }

    private Optional<Value> failed(Cause cause) {
        causes.add(cause);
        return Optional.empty();
    }
}
