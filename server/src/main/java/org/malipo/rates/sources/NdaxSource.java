package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** NDAX' tickers ({@code core.ndax.io/v1/ticker}), by pair. */
final class NdaxSource extends JsonSource {
    NdaxSource(RateHttp http, URI base) {
        super("ndax", "NDAX", http, base.resolve("/v1/ticker"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.properties()
                .forEach(ticker -> prices.add(
                        ticker.getKey(),
                        ticker.getValue().path("highestBid"),
                        ticker.getValue().path("lowestAsk")));
    }
}
