package org.malipo.rates.sources;

import java.util.Map;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.BidAsk;

/** Prices from the settings, which never change: for development and tests on a network whose coins are worth nothing. */
public final class FixedSource implements RateSource {
    public static final String ID = "fixed";

    private final Map<CurrencyPair, BidAsk> prices;

    public FixedSource(Map<CurrencyPair, BidAsk> prices) {
        this.prices = Map.copyOf(prices);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "Fixed prices";
    }

    @Override
    public Map<CurrencyPair, BidAsk> fetch() {
        return prices;
    }
}
