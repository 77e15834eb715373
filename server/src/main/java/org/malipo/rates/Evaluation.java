package org.malipo.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.malipo.rates.RateResult.Cause;
import org.malipo.rates.script.BidAsk;
import org.malipo.rates.script.Resolution;
import org.malipo.rates.script.Value;

/**
 * How the price of a pair came about, or why there is none.
 *
 * @param fallback whether the rules that are asked second were used
 * @param value empty exactly if there are causes
 * @param at when the oldest of the prices in it was quoted
 */
public record Evaluation(
        Resolution resolution,
        boolean fallback,
        List<Use> uses,
        Optional<Value> value,
        List<Cause> causes,
        Instant at) {
    public Evaluation {
        uses = List.copyOf(uses);
        causes = List.copyOf(causes);
    }

    /**
     * A price that a source was asked for.
     *
     * @param name as people know the source; its id if there is none by that id
     * @param known whether there is a source by that id
     * @param price empty if there is none, or none that is fresh
     * @param quotedAt when the source answered last, even if that is too long ago
     * @param fault why its last fetch brought nothing; empty if it did
     */
    public record Use(
            String source,
            String name,
            boolean known,
            CurrencyPair pair,
            Optional<BidAsk> price,
            Optional<Instant> quotedAt,
            Optional<SourceFault> fault) {}

    public CurrencyPair pair() {
        return resolution.pair();
    }

    /** {@return what one unit is taken for; empty exactly if there are causes} */
    public Optional<BigDecimal> bid() {
        return value.map(Value::bid);
    }

    /** {@return whether it can price anything} */
    boolean isUsable() {
        return value.isPresent() && value.get().bid().signum() > 0;
    }

    /** {@return why there is no price, as a sentence for the merchant} */
    String reason() {
        if (value.isPresent()) {
            return "The rules come to a price of zero for " + pair();
        }
        return switch (causes.getFirst()) {
            case PREPROCESS_ERROR -> "No rule leads to a price for " + pair();
            case RATE_UNAVAILABLE -> unavailable();
            case INVALID_CURRENCY_IDENTIFIER, MISSING_ARGUMENT ->
                "A source in the rules for " + pair() + " is not asked for a pair";
            case UNSUPPORTED_OPERATOR -> "The rules for " + pair() + " compute in an unknown way";
            case DIVIDE_BY_ZERO -> "The rules for " + pair() + " divide by zero";
            case INVALID_NEGATIVE -> "The rules for " + pair() + " come to a negative price";
        };
    }

    private String unavailable() {
        return uses.stream()
                .filter(use -> use.price().isEmpty())
                .findFirst()
                .map(Evaluation::lack)
                .orElse("The sources contradict each other on " + pair());
    }

    private static String lack(Use use) {
        if (!use.known()) {
            return "There is no rate source " + use.source();
        }
        return use.fault().isPresent() || use.quotedAt().isEmpty()
                ? use.name() + " has not answered lately"
                : use.name() + " has no price for " + use.pair();
    }
}
