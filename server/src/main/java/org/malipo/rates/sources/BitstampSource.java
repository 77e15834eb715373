package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Bitstamp's tickers (bitstamp.net/api, {@code /api/v2/ticker/}). */
final class BitstampSource extends JsonSource {
    BitstampSource(RateHttp http, URI base) {
        super("bitstamp", "Bitstamp", http, base.resolve("/api/v2/ticker/"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.forEach(ticker -> prices.add(ticker.path("pair"), ticker.path("bid"), ticker.path("ask")));
    }
}
