package org.malipo.rates.sources;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.malipo.money.CurrencyCode;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.BidAsk;
import tools.jackson.databind.JsonNode;

/**
 * Collects what a source quotes. What is no price is left out: no number, zero, negative, a bid above the ask, or so large
 * or small that nothing costs that.
 */
public final class Prices {
    private static final int LONGEST = 60;
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(24);
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(24);

    private final Map<CurrencyPair, BidAsk> prices = new HashMap<>();

    /** Takes the price of a pair, written in any of the usual ways. */
    void add(String pair, JsonNode bid, JsonNode ask) {
        CurrencyPair.parse(pair.replace('/', '_').replace(':', '_'))
                .ifPresent(parsed -> add(parsed.base().code(), parsed.quote().code(), bid, ask));
    }

    void add(JsonNode pair, JsonNode bid, JsonNode ask) {
        add(pair.asString(""), bid, ask);
    }

    /** Takes the price of a bitcoin from a source that buys and sells at one. */
    void addBtc(String currency, JsonNode price) {
        add("BTC", currency, price, price);
    }

    void add(String base, String quote, JsonNode bid, JsonNode ask) {
        var paid = price(bid);
        var asked = price(ask);
        if (paid.isPresent() && asked.isPresent() && BidAsk.isMarket(paid.get(), asked.get())) {
            var pair = new CurrencyPair(ours(base), ours(quote));
            if (!pair.base().equals(pair.quote()) && !pair.hasWildcard()) {
                prices.put(pair, new BidAsk(paid.get(), asked.get()));
            }
        }
    }

    Map<CurrencyPair, BidAsk> toMap() {
        return Map.copyOf(prices);
    }

    private static Optional<BigDecimal> price(JsonNode node) {
        try {
            if (!node.isNumber() && !(node.isString() && node.asString().length() <= LONGEST)) {
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(node.asString().strip())).filter(Prices::isCredible);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean isCredible(BigDecimal price) {
        return price.signum() > 0
                && price.precision() <= LONGEST
                && price.compareTo(SMALLEST) >= 0
                && price.compareTo(LARGEST) <= 0;
    }

    /** The names that most people use for what some sources name otherwise. */
    private static CurrencyCode ours(String theirs) {
        var code = new CurrencyCode(theirs);
        return switch (code.code()) {
            case "XBT" -> CurrencyCode.BTC;
            case "XDG" -> new CurrencyCode("DOGE");
            default -> code;
        };
    }
}
