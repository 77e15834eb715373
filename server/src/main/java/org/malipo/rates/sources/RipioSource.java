package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Ripio's tickers (apidocs.ripiotrade.co, {@code /v4/public/tickers}). */
final class RipioSource extends JsonSource {
    RipioSource(RateHttp http, URI base) {
        super("ripio", "Ripio", http, base.resolve("/v4/public/tickers"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("data").forEach(ticker -> prices.add(ticker.path("pair"), ticker.path("bid"), ticker.path("ask")));
    }
}
