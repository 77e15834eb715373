package org.malipo.rates;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Rate;
import org.malipo.rates.Evaluation.Use;
import org.malipo.rates.RateResult.Quoted;
import org.malipo.rates.RateResult.Unavailable;
import org.malipo.rates.script.Resolution;
import org.malipo.rates.script.Script;
import org.malipo.rates.script.ScriptException;
import org.malipo.rates.script.Value;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.PriceRule;
import org.malipo.stores.StoreSettings.RateChoice;
import org.springframework.stereotype.Component;

/** What other modules may ask of prices. */
@Component
public class Rates {
    /** How long anybody waits for prices; sources that take longer answer the next one who asks. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RateSources sources;
    private final RateRules rules;
    private final Clock clock;

    Rates(RateSources sources, RateRules rules, Clock clock) {
        this.sources = sources;
        this.rules = rules;
        this.clock = clock;
    }

    /** A source that a store may choose. */
    public record SourceName(String id, String name) {}

    /**
     * How a source is doing.
     *
     * @param quotedAt when it answered last; empty if it was never asked, or never answered
     * @param fault why its last fetch brought nothing; empty if it did
     */
    public record SourceState(
            String id, String name, Optional<Instant> quotedAt, boolean isFresh, Optional<SourceFault> fault) {}

    /** {@return the price of a bitcoin by the store's rules and spread; from memory wherever it is fresh} */
    public RateResult quote(Store store, CurrencyCode currency) {
        var evaluation = evaluate(store.settings().rates(), CurrencyPair.ofBtc(currency));
        return evaluation.isUsable()
                ? new Quoted(
                        rate(evaluation), evaluation.resolution().expression().toString())
                : new Unavailable(evaluation.causes(), evaluation.reason());
    }

    /**
     * {@return the prices of a bitcoin in those of these currencies that have one now, by the store's rules and spread}
     *
     * @param patience how long all of them are waited for at most
     */
    public List<Rate> quotes(Store store, List<CurrencyCode> currencies, Duration patience) {
        var pairs = currencies.stream().map(CurrencyPair::ofBtc).toList();
        return evaluateAll(store.settings().rates(), pairs, patience).stream()
                .filter(Evaluation::isUsable)
                .map(Rates::rate)
                .toList();
    }

    private static Rate rate(Evaluation evaluation) {
        return new Rate(
                evaluation.value().orElseThrow().bid(),
                evaluation.pair().quote(),
                evaluation.at(),
                sourceNames(evaluation));
    }

    private static String sourceNames(Evaluation evaluation) {
        var names = evaluation.uses().stream()
                .filter(use -> use.price().isPresent())
                .map(Use::source)
                .distinct()
                .collect(Collectors.joining("+"));
        return names.isEmpty() ? "constant" : names;
    }

    /** {@return the price of a pair by these rules; by the fallback, if there is one and the others give none} */
    public Evaluation evaluate(RateChoice choice, CurrencyPair pair) {
        return evaluateAll(choice, List.of(pair)).getFirst();
    }

    /** {@return the same for several pairs, in their order; each source is asked once, and all of them together} */
    public List<Evaluation> evaluateAll(RateChoice choice, List<CurrencyPair> pairs) {
        return evaluateAll(choice, pairs, PATIENCE);
    }

    private List<Evaluation> evaluateAll(RateChoice choice, List<CurrencyPair> pairs, Duration patience) {
        var ways = pairs.stream().map(pair -> ways(choice, pair)).toList();
        var asking = new Asking(sources, clock);
        asking.ask(ways.stream().flatMap(Ways::sources).collect(Collectors.toCollection(TreeSet::new)), patience);
        return ways.stream().map(way -> way.evaluate(asking)).toList();
    }

    private Ways ways(RateChoice choice, CurrencyPair pair) {
        return new Ways(
                rules.resolve(choice.first(), choice.spread(), pair),
                Optional.ofNullable(choice.fallback()).map(fallback -> rules.resolve(fallback, choice.spread(), pair)));
    }

    /** How a pair is priced: first, and if that gives nothing. */
    private record Ways(Resolution first, Optional<Resolution> second) {
        Stream<String> sources() {
            return Stream.concat(first.sources().stream(), second.stream().flatMap(way -> way.sources().stream()));
        }

        Evaluation evaluate(Asking asking) {
            var evaluation = asking.evaluate(first, false);
            return evaluation.isUsable() || second.isEmpty()
                    ? evaluation
                    : Optional.of(asking.evaluate(second.get(), true))
                            .filter(Evaluation::isUsable)
                            .orElse(evaluation);
        }
    }

    /** {@return what one of the pair's base is sold for by these rules, or empty if they give no price now} */
    public Optional<BigDecimal> ask(RateChoice choice, CurrencyPair pair) {
        return evaluate(choice, pair).value().map(Value::ask).filter(price -> price.signum() > 0);
    }

    /** {@return rules that price this pair by one expression, and nothing else; empty if it is no expression} */
    public Optional<RateChoice> ruled(CurrencyPair pair, String expression) {
        try {
            var script = Script.parse(pair + " = " + expression).toString();
            return Optional.of(new RateChoice(null, script, BigDecimal.ZERO, null, List.of()));
        } catch (ScriptException e) {
            return Optional.empty();
        }
    }

    /** {@return the sources that a store may choose from} */
    public List<SourceName> sources() {
        return sources.list().stream()
                .map(quotes ->
                        new SourceName(quotes.source().id(), quotes.source().name()))
                .toList();
    }

    /** {@return how the sources are doing, without asking them} */
    public List<SourceState> states() {
        var now = clock.instant();
        return sources.list().stream()
                .map(quotes -> new SourceState(
                        quotes.source().id(),
                        quotes.source().name(),
                        quotes.last().map(SourceQuotes.Quotes::at),
                        quotes.last()
                                .filter(last -> SourceQuotes.isFresh(last, now))
                                .isPresent(),
                        quotes.fault()))
                .toList();
    }

    /** {@return the exact id of a source, or empty if there is none of that name in any case} */
    public Optional<String> sourceId(String typed) {
        return sources().stream()
                .map(SourceName::id)
                .filter(id -> id.equalsIgnoreCase(typed.strip()))
                .findFirst();
    }

    /** {@return the source that a store without a choice uses for this currency} */
    public String recommendedSource(CurrencyCode currency) {
        return rules.recommended(currency);
    }

    /** {@return the rule, as the script that it stands for} */
    public String script(PriceRule rule) {
        return rules.script(rule).toString();
    }
}
