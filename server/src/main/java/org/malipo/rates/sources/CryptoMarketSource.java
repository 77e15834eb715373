package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** CryptoMarket's tickers (api.exchange.cryptomkt.com, {@code /api/3/public/ticker}), by symbol. */
final class CryptoMarketSource extends JsonSource {
    CryptoMarketSource(RateHttp http, URI base) {
        super("cryptomarket", "CryptoMarket", http, base.resolve("/api/3/public/ticker/"));
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
