package org.malipo.rates.sources;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.script.BidAsk;

/** Coinbase Exchange's tickers of a bitcoin (docs.cdp.coinbase.com, {@code /products/…/ticker}), one call for each. */
final class CoinbaseExchangeSource implements RateSource {
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP");

    private final RateHttp http;
    private final URI base;

    CoinbaseExchangeSource(RateHttp http, URI base) {
        this.http = http;
        this.base = base;
    }

    @Override
    public String id() {
        return "coinbasepro";
    }

    @Override
    public String name() {
        return "Coinbase Pro";
    }

    @Override
    public Map<CurrencyPair, BidAsk> fetch() throws IOException, InterruptedException {
        var prices = new Prices();
        for (var currency : CURRENCIES) {
            var ticker = http.get(base.resolve("/products/BTC-" + currency + "/ticker"));
            prices.add("BTC", currency, ticker.path("bid"), ticker.path("ask"));
        }
        return prices.toMap();
    }
}
