package org.malipo.rates;

import java.util.Map;

/** Prices from the settings, which never change: for development and tests on a network whose coins are worth nothing. */
final class FixedSource implements RateSource {
    static final String ID = "fixed";

    private final Map<CurrencyPair, BidAsk> prices;

    FixedSource(Map<CurrencyPair, BidAsk> prices) {
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
