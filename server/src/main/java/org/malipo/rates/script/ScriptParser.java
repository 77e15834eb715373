package org.malipo.rates.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.Expression.Pair;
import org.malipo.rates.script.Script.Statement;
import org.malipo.rates.script.ScriptFault.Kind;

/** Reads statements and their comments; {@link ExpressionParser} reads what stands in them. */
final class ScriptParser {
    private static final int MOST_STATEMENTS = 500;

    private final TokenReader tokens;
    private final ExpressionParser expressions;
    private final List<ScriptDoubt> doubts = new ArrayList<>();
    private final Set<CurrencyPair> ruled = new HashSet<>();

    ScriptParser(List<Token> tokens) {
        this.tokens = new TokenReader(tokens);
        this.expressions = new ExpressionParser(this.tokens, doubts);
    }

    List<ScriptDoubt> doubts() {
        return doubts;
    }

    Script script() throws ScriptException {
        var statements = new ArrayList<Statement>();
        int from = tokens.position();
        skipEmpty();
        while (!tokens.isAtEnd()) {
            if (statements.size() == MOST_STATEMENTS) {
                throw tokens.peek().fault(Kind.TOO_MANY_RULES);
            }
            statements.add(statement(from));
            from = tokens.position();
            skipEmpty();
        }
        return new Script(statements, tokens.commentsFrom(from, tokens.size()));
    }

    private void skipEmpty() {
        while (tokens.peek().isSign(";")) {
            tokens.next();
        }
    }

    private Statement statement(int from) throws ScriptException {
        var first = tokens.peek();
        var left = expressions.left();
        if (!tokens.peek().isSign("=")) {
            doubts.add(new ScriptDoubt(ScriptDoubt.Kind.NO_RULE, first.place(), first.text()));
            var end = end(from);
            return new Statement(end.above(), null, null, left, end.beside());
        }
        tokens.next();
        var value = expressions.value();
        var end = end(from);
        if (left instanceof Pair(var pair)) {
            if (!ruled.add(pair)) {
                doubts.add(new ScriptDoubt(ScriptDoubt.Kind.SECOND_RULE, first.place(), pair.toString()));
            }
            return new Statement(end.above(), pair, null, value, end.beside());
        }
        doubts.add(new ScriptDoubt(ScriptDoubt.Kind.NO_RULE, first.place(), first.text()));
        return new Statement(end.above(), null, left, value, end.beside());
    }

    private record End(List<String> above, String beside) {}

    private End end(int from) throws ScriptException {
        if (tokens.peek().isSign(";")) {
            tokens.next();
        } else if (!tokens.isAtEnd() && tokens.peek().place().line() == tokens.lastLine()) {
            throw tokens.peek().fault(Kind.END_EXPECTED);
        }
        var above = tokens.commentsFrom(from, tokens.position());
        return new End(above, tokens.takeCommentBeside());
    }
}
