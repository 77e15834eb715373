package org.malipo.rates.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.rates.CurrencyPair;

/**
 * Rules in the order in which they were written. Prints in normal form: a rule on each line, ended with a semicolon,
 * pairs in capitals, sources in small letters, comments kept.
 *
 * @param after comments that no rule follows
 */
public record Script(List<Statement> statements, List<String> after) {
    public Script {
        statements = List.copyOf(statements);
        after = List.copyOf(after);
    }

    /**
     * One line.
     *
     * @param above comments on lines before it
     * @param pair null for what is no rule, and so has no effect
     * @param assigned what stands left of the equals sign instead of a pair, if anything
     * @param beside the comment at its end; empty if there is none
     */
    public record Statement(
            List<String> above,
            @Nullable CurrencyPair pair,
            @Nullable Expression assigned,
            Expression value,
            String beside) {
        public Statement {
            above = List.copyOf(above);
        }

        boolean isRule() {
            return pair != null;
        }

        @Override
        public String toString() {
            var left = pair != null ? pair + " = " : assigned != null ? assigned + " = " : "";
            return left + value + ";" + (beside.isEmpty() ? "" : " // " + beside);
        }
    }

    /** @throws ScriptException at the first place that can't be read */
    public static Script parse(String text) throws ScriptException {
        return new ScriptParser(Tokenizer.split(text)).script();
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        for (var statement : statements) {
            statement.above().forEach(comment -> lines.add(comment(comment)));
            lines.add(statement.toString());
        }
        after.forEach(comment -> lines.add(comment(comment)));
        return String.join("\n", lines);
    }

    private static String comment(String text) {
        return text.isEmpty() ? "//" : "// " + text;
    }
}
