package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** bitFlyer's ticker of its main market, the yen (lightning.bitflyer.com/docs, {@code /v1/ticker}). */
final class BitFlyerSource extends JsonSource {
    BitFlyerSource(RateHttp http, URI base) {
        super("bitflyer", "bitFlyer", http, base.resolve("/v1/ticker?product_code=BTC_JPY"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        prices.add(answer.path("product_code"), answer.path("best_bid"), answer.path("best_ask"));
    }
}
