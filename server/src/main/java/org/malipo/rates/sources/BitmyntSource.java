package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Bitmynt's price in Norwegian crowns ({@code ny.bitmynt.no/data/rates.json}). */
final class BitmyntSource extends JsonSource {
    BitmyntSource(RateHttp http, URI base) {
        super("bitmynt", "Bitmynt", http, base.resolve("/data/rates.json"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        var rate = answer.path("current_rate");
        prices.add("BTC_NOK", rate.path("bid"), rate.path("ask"));
    }
}
