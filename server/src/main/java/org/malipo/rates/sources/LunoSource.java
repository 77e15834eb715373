package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * Luno's tickers (luno.com/en/developers/api, {@code /api/1/tickers}): South Africa, Nigeria, Uganda and others.
 */
final class LunoSource extends JsonSource {
    LunoSource(RateHttp http, URI base) {
        super("luno", "Luno", http, base.resolve("/api/1/tickers"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("tickers")
                .forEach(ticker -> prices.add(ticker.path("pair"), ticker.path("bid"), ticker.path("ask")));
    }
}
