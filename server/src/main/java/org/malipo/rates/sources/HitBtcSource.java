package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** HitBTC's tickers (api.hitbtc.com, {@code /api/3/public/ticker}), by symbol. */
final class HitBtcSource extends JsonSource {
    HitBtcSource(RateHttp http, URI base) {
        super("hitbtc", "HitBTC", http, base.resolve("/api/3/public/ticker"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.properties()
                .forEach(ticker -> prices.add(
                        ticker.getKey(),
                        ticker.getValue().path("bid"),
                        ticker.getValue().path("ask")));
    }
}
