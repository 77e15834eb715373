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
import org.malipo.rates.script.Expression.Operator;
import org.malipo.rates.script.Expression.Pair;
import org.malipo.rates.script.Expression.Signed;
import org.malipo.rates.script.Expression.Word;
import org.malipo.rates.script.ScriptFault.Kind;

/** Reads expressions by recursive descent, to a bounded depth and length. */
final class ExpressionParser {
    private static final int DEEPEST = 30;
    private static final int MOST_PARTS = 200;
    private static final List<Operator> SUMS = List.of(Operator.PLUS, Operator.MINUS);
    private static final List<Operator> PRODUCTS =
            List.of(Operator.TIMES, Operator.OVER, Operator.REMAINDER, Operator.POWER);

    private final TokenReader tokens;
    private final List<ScriptDoubt> doubts;
    private int depth;
    private int parts;
    private @Nullable String source;

    ExpressionParser(TokenReader tokens, List<ScriptDoubt> doubts) {
        this.tokens = tokens;
        this.doubts = doubts;
    }

    /** Reads what stands left of an equals sign, or alone; doubts about it are for the caller. */
    Expression left() throws ScriptException {
        int before = doubts.size();
        parts = 0;
        var expression = sum();
        doubts.subList(before, doubts.size()).clear();
        return expression;
    }

    /** Reads what stands right of an equals sign. */
    Expression value() throws ScriptException {
        parts = 0;
        return sum();
    }

    private Expression sum() throws ScriptException {
        var left = product();
        for (var sign = operator(SUMS); sign != null; sign = operator(SUMS)) {
            left = new Binary(left, sign, product());
        }
        return left;
    }

    private Expression product() throws ScriptException {
        var left = factor();
        for (var sign = operator(PRODUCTS); sign != null; sign = operator(PRODUCTS)) {
            left = new Binary(left, sign, factor());
        }
        return left;
    }

    private @Nullable Operator operator(List<Operator> allowed) {
        var token = tokens.peek();
        for (var operator : allowed) {
            if (operator.isOf(token)) {
                tokens.next();
                if (operator == Operator.REMAINDER || operator == Operator.POWER) {
                    doubt(ScriptDoubt.Kind.UNSUPPORTED_OPERATOR, token);
                }
                return operator;
            }
        }
        return null;
    }

    private Expression factor() throws ScriptException {
        var token = tokens.peek();
        if (token.isSign("-") || token.isSign("+")) {
            tokens.next();
            return new Signed(token.isSign("-"), primary());
        }
        return primary();
    }

    private Expression primary() throws ScriptException {
        var token = tokens.peek();
        if (++parts > MOST_PARTS) {
            throw token.fault(Kind.TOO_LONG);
        }
        if (token.isSign("(")) {
            return brackets();
        }
        return switch (token.kind()) {
            case NUMBER -> new Figure(new BigDecimal(tokens.next().text()));
            case NAME -> named(tokens.next());
            case SIGN, COMMENT, END -> throw token.fault(Kind.VALUE_EXPECTED);
        };
    }

    private Expression named(Token name) throws ScriptException {
        if (tokens.peek().isSign("(")) {
            return call(name);
        }
        var pair = CurrencyPair.parse(name.text());
        if (pair.isEmpty()) {
            doubt(ScriptDoubt.Kind.NO_PAIR, name);
        }
        return pair.<Expression>map(Pair::new).orElseGet(() -> new Word(name.text()));
    }

    private Expression call(Token name) throws ScriptException {
        if (source != null) {
            throw name.fault(Kind.NESTED_SOURCE);
        }
        boolean median = name.text().equalsIgnoreCase(Call.MEDIAN);
        if (!median) {
            source = name.text();
            doubt(ScriptDoubt.Kind.SOURCE, name);
        }
        open();
        var arguments = arguments();
        close();
        source = median ? source : null;
        if (arguments.isEmpty()) {
            doubt(ScriptDoubt.Kind.NO_ARGUMENT, name);
        } else if (!median && !(arguments.getFirst() instanceof Pair || arguments.getFirst() instanceof Word)) {
            doubt(ScriptDoubt.Kind.NO_PAIR, name);
        }
        return new Call(name.text(), arguments);
    }

    private List<Expression> arguments() throws ScriptException {
        var arguments = new ArrayList<Expression>();
        if (tokens.peek().isSign(")")) {
            return arguments;
        }
        arguments.add(sum());
        while (tokens.peek().isSign(",")) {
            tokens.next();
            arguments.add(sum());
        }
        return arguments;
    }

    private Expression brackets() throws ScriptException {
        var start = tokens.peek();
        open();
        var inner = sum();
        if (inner instanceof Figure(var bid) && tokens.peek().isSign(",")) {
            tokens.next();
            inner = market(start, bid);
            close();
            return inner;
        }
        close();
        return new Group(inner);
    }

    private Market market(Token start, BigDecimal bid) throws ScriptException {
        var number = tokens.peek();
        if (number.kind() != Token.Kind.NUMBER) {
            throw number.fault(Kind.VALUE_EXPECTED);
        }
        var ask = new BigDecimal(tokens.next().text());
        if (bid.compareTo(ask) > 0) {
            throw start.fault(Kind.BID_ABOVE_ASK);
        }
        return new Market(bid, ask);
    }

    private void open() throws ScriptException {
        if (++depth > DEEPEST) {
            throw tokens.peek().fault(Kind.TOO_DEEP);
        }
        tokens.next();
    }

    private void close() throws ScriptException {
        if (!tokens.peek().isSign(")")) {
            throw tokens.peek().fault(Kind.BRACKET_EXPECTED);
        }
        tokens.next();
        depth--;
    }

    private void doubt(ScriptDoubt.Kind kind, Token token) {
        doubts.add(new ScriptDoubt(kind, token.place(), token.text()));
    }
}
