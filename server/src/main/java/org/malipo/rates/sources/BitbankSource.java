package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * bitbank's tickers (github.com/bitbankinc/bitbank-api-docs, {@code /tickers}); nothing else counts than success
 * 1.
 */
final class BitbankSource extends JsonSource {
    BitbankSource(RateHttp http, URI base) {
        super("bitbank", "Bitbank", http, base.resolve("/tickers"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        if (answer.path("success").asInt(0) == 1) {
            answer.path("data")
                    .forEach(ticker -> prices.add(ticker.path("pair"), ticker.path("buy"), ticker.path("sell")));
        }
    }
}
