package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Bitso's tickers (docs.bitso.com, {@code /v3/ticker/}): Mexico, Argentina, Brazil, Colombia. */
final class BitsoSource extends JsonSource {
    BitsoSource(RateHttp http, URI base) {
        super("bitso", "Bitso", http, base.resolve("/v3/ticker/"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("payload")
                .forEach(ticker -> prices.add(ticker.path("book"), ticker.path("bid"), ticker.path("ask")));
    }
}
