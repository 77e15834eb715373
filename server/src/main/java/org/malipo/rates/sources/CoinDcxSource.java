package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** CoinDCX' tickers (docs.coindcx.com, {@code /exchange/ticker}). */
final class CoinDcxSource extends JsonSource {
    CoinDcxSource(RateHttp http, URI base) {
        super("coindcx", "CoinDCX", http, base.resolve("/exchange/ticker"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.forEach(ticker -> prices.add(ticker.path("market"), ticker.path("bid"), ticker.path("ask")));
    }
}
