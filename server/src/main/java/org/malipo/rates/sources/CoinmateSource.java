package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Coinmate's tickers (coinmate.docs.apiary.io, {@code /api/tickerAll}), by pair. */
final class CoinmateSource extends JsonSource {
    CoinmateSource(RateHttp http, URI base) {
        super("coinmate", "Coinmate", http, base.resolve("/api/tickerAll"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("data")
                .properties()
                .forEach(ticker -> prices.add(
                        ticker.getKey(),
                        ticker.getValue().path("bid"),
                        ticker.getValue().path("ask")));
    }
}
