package org.malipo.rates.script;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.Expression.Binary;
import org.malipo.rates.script.Expression.Figure;
import org.malipo.rates.script.Expression.Operator;
import org.malipo.rates.script.Expression.Pair;

/**
 * The rules of a script, ready to be looked up: first the pair itself, then the pair turned round, then those with one
 * wildcard, then these turned round, then the one for all. Of two rules for one pair the first counts. What a satoshi is
 * stands before every script.
 */
public final class RuleBook {
    private static final String SATS = "SATS";

    private final Map<CurrencyPair, Rule> rules = new HashMap<>();

    private RuleBook() {}

    public static RuleBook of(Script script) {
        var book = new RuleBook();
        book.add(
                CurrencyPair.of(SATS, CurrencyPair.ANY),
                new Binary(
                        new Pair(CurrencyPair.of(SATS, "BTC")),
                        Operator.TIMES,
                        new Pair(CurrencyPair.of("BTC", CurrencyPair.ANY))));
        book.add(CurrencyPair.of(SATS, "BTC"), new Figure(BigDecimal.ONE.movePointLeft(8)));
        for (var statement : script.statements()) {
            var pair = statement.pair();
            if (pair != null) {
                book.add(pair, statement.value());
            }
        }
        return book;
    }

    private void add(CurrencyPair pair, Expression value) {
        rules.putIfAbsent(pair, new Rule(pair, value, rules.size()));
    }

    /**
     * A rule that says what a pair costs.
     *
     * @param turned whether it says so of the pair turned round
     */
    record Match(Rule rule, boolean turned) {
        /** {@return what to compute for that pair; wildcards are still in it} */
        Expression valueFor(CurrencyPair pair) {
            return turned ? Rule.inverseOf(pair) : rule.value();
        }
    }

    Optional<Match> find(CurrencyPair pair) {
        var turned = pair.inverse();
        return first(false, pair)
                .or(() -> first(true, turned))
                .or(() -> first(false, pair.anyQuote(), pair.anyBase()))
                .or(() -> first(true, turned.anyQuote(), turned.anyBase()))
                .or(() -> first(false, CurrencyPair.of(CurrencyPair.ANY, CurrencyPair.ANY)));
    }

    private Optional<Match> first(boolean turned, CurrencyPair... leftSides) {
        return Stream.of(leftSides)
                .map(rules::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(Rule::rank))
                .map(rule -> new Match(rule, turned));
    }

    /** {@return what that pair costs by these rules} */
    public Resolution resolve(CurrencyPair pair) {
        return new Resolver(this).resolve(pair);
    }
}
