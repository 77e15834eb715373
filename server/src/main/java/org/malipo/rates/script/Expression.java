package org.malipo.rates.script;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.malipo.rates.CurrencyPair;

/** What stands on the right of a rule. Prints in the language's normal form, which reads as the same expression. */
public sealed interface Expression {
    /** A number. */
    record Figure(BigDecimal value) implements Expression {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /** Two numbers: what a market pays, and what it asks. */
    record Market(BigDecimal bid, BigDecimal ask) implements Expression {
        @Override
        public String toString() {
            return "(" + bid.toPlainString() + ", " + ask.toPlainString() + ")";
        }
    }

    /** The price of a pair by the rules, or inside a source's brackets what is asked of it. */
    record Pair(CurrencyPair pair) implements Expression {
        @Override
        public String toString() {
            return pair.toString();
        }
    }

    /** A word that is no pair, and so never has a price. */
    record Word(String text) implements Expression {
        @Override
        public String toString() {
            return text;
        }
    }

    /** What a source says, or {@code median}. The name is lower case. */
    record Call(String name, List<Expression> arguments) implements Expression {
        static final String MEDIAN = "median";

        public Call {
            name = name.toLowerCase(Locale.ROOT);
            arguments = List.copyOf(arguments);
        }

        boolean isMedian() {
            return name.equals(MEDIAN);
        }

        @Override
        public String toString() {
            return name + arguments.stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** A plus or minus before a value. */
    record Signed(boolean negative, Expression of) implements Expression {
        @Override
        public String toString() {
            return (negative ? "-" : "+") + of;
        }
    }

    /** Two values and what is done with them. */
    record Binary(Expression left, Operator operator, Expression right) implements Expression {
        @Override
        public String toString() {
            return left + " " + operator.sign + " " + right;
        }
    }

    /** Brackets. */
    record Group(Expression inner) implements Expression {
        @Override
        public String toString() {
            return "(" + inner + ")";
        }
    }

    /** Where a pair could not be resolved. Never written by people. */
    record Unresolved(Reason reason, CurrencyPair pair) implements Expression {
        /** Why. */
        public enum Reason {
            INVALID_CURRENCY_PAIR,
            NO_RULE_MATCH,
            TOO_MUCH_NESTED_CALLS
        }

        @Override
        public String toString() {
            return "ERR_" + reason + "(" + pair + ")";
        }
    }

    /** What can be done with two values. */
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        OVER("/"),
        /** Can be written, but not computed. */
        REMAINDER("%"),
        /** Likewise. */
        POWER("^");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        boolean isOf(Token token) {
            return token.isSign(sign);
        }
    }
}
