package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Buda's ticker of the Chilean peso (api.buda.com, {@code /api/v2/markets/btc-clp/ticker}). */
final class BudaSource extends JsonSource {
    BudaSource(RateHttp http, URI base) {
        super("buda", "Buda", http, base.resolve("/api/v2/markets/btc-clp/ticker"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        var ticker = answer.path("ticker");
        prices.add(
                "BTC_CLP",
                ticker.path("max_bid").path(0),
                ticker.path("min_ask").path(0));
    }
}
