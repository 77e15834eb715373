package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Bare Bitcoin's price in Norwegian crowns ({@code api.bb.no/v1/price/nok}). */
final class BareBitcoinSource extends JsonSource {
    BareBitcoinSource(RateHttp http, URI base) {
        super("barebitcoin", "Bare Bitcoin", http, base.resolve("/v1/price/nok"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        prices.add("BTC_NOK", answer.path("bid"), answer.path("ask"));
    }
}
