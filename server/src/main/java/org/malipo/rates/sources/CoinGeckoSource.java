package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** CoinGecko's price of a bitcoin in many currencies (docs.coingecko.com, {@code /api/v3/exchange_rates}). */
final class CoinGeckoSource extends JsonSource {
    CoinGeckoSource(RateHttp http, URI base) {
        super("coingecko", "CoinGecko", http, base.resolve("/api/v3/exchange_rates"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("rates")
                .properties()
                .forEach(rate -> prices.addBtc(rate.getKey(), rate.getValue().path("value")));
    }
}
