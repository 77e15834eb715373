package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Poloniex' tickers (api-docs.poloniex.com, {@code /markets/ticker24h}). */
final class PoloniexSource extends JsonSource {
    PoloniexSource(RateHttp http, URI base) {
        super("poloniex", "Poloniex", http, base.resolve("/markets/ticker24h"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.forEach(ticker -> prices.add(ticker.path("symbol"), ticker.path("bid"), ticker.path("ask")));
    }
}
