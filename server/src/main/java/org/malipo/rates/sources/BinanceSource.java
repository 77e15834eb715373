package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Binance's best offers (developers.binance.com, {@code /api/v3/ticker/bookTicker}). */
final class BinanceSource extends JsonSource {
    BinanceSource(RateHttp http, URI base) {
        super("binance", "Binance", http, base.resolve("/api/v3/ticker/bookTicker"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.forEach(ticker -> prices.add(ticker.path("symbol"), ticker.path("bidPrice"), ticker.path("askPrice")));
    }
}
