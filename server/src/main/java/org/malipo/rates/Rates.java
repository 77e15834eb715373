package org.malipo.rates;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Rate;
import org.malipo.rates.RateResult.Cause;
import org.malipo.rates.RateResult.Quoted;
import org.malipo.rates.RateResult.Unavailable;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.RateChoice;
import org.springframework.stereotype.Component;

/** What other modules may ask of prices. */
@Component
public class Rates {
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

    /** {@return the price of a bitcoin by the store's choice of source and spread; from memory wherever it is fresh} */
    public RateResult quote(Store store, CurrencyCode currency) {
        return quote(store.settings().rates(), CurrencyPair.ofBtc(currency));
    }

    /** {@return the price of any pair by that choice of source and spread} */
    public RateResult quote(RateChoice choice, CurrencyPair pair) {
        var constant = RateRules.constant(pair);
        if (constant.isPresent()) {
            return new Quoted(new Rate(constant.get().bid(), pair.quote(), clock.instant(), "constant"));
        }
        var id = rules.sourceOf(choice, pair);
        return sources.find(id)
                .map(source -> quote(source, pair, choice.spread()))
                .orElseGet(() -> new Unavailable(Cause.PREPROCESS_ERROR, "There is no rate source " + id));
    }

    private static RateResult quote(SourceQuotes source, CurrencyPair pair, BigDecimal spread) {
        var name = source.source().name();
        var quotes = source.current();
        if (quotes.isEmpty()) {
            return new Unavailable(Cause.RATE_UNAVAILABLE, name + " has not answered lately");
        }
        return quotes.get()
                .price(pair)
                .map(price -> price.bidLess(spread))
                .filter(bid -> bid.signum() > 0)
                .<RateResult>map(bid -> new Quoted(new Rate(
                        bid, pair.quote(), quotes.get().at(), source.source().id())))
                .orElseGet(() -> new Unavailable(Cause.RATE_UNAVAILABLE, name + " has no price for " + pair));
    }

    /** {@return the sources that a store may choose from} */
    public List<SourceName> sources() {
        return sources.list().stream()
                .map(source -> new SourceName(source.id(), source.name()))
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

    /** {@return the choice, as the script that it stands for} */
    public String script(RateChoice choice) {
        return rules.script(choice);
    }
}
