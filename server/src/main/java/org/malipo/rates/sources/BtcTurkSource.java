package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** BtcTurk's tickers (docs.btcturk.com, {@code /api/v2/ticker}). */
final class BtcTurkSource extends JsonSource {
    BtcTurkSource(RateHttp http, URI base) {
        super("btcturk", "BtcTurk", http, base.resolve("/api/v2/ticker"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("data")
                .forEach(ticker -> prices.add(ticker.path("pairNormalized"), ticker.path("bid"), ticker.path("ask")));
    }
}
