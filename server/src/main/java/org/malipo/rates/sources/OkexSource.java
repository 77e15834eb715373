package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** OKX' tickers (okx.com/docs-v5, {@code /api/v5/market/tickers}). */
final class OkexSource extends JsonSource {
    OkexSource(RateHttp http, URI base) {
        super("okex", "OKEx", http, base.resolve("/api/v5/market/tickers?instType=SPOT"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("data")
                .forEach(ticker -> prices.add(ticker.path("instId"), ticker.path("bidPx"), ticker.path("askPx")));
    }
}
