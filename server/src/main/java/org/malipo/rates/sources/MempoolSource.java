package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** The prices that mempool.space shows (mempool.space/docs/api, {@code /api/v1/prices}), beside a time. */
final class MempoolSource extends JsonSource {
    MempoolSource(RateHttp http, URI base) {
        super("mempool", "mempool.space", http, base.resolve("/api/v1/prices"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.properties().stream()
                .filter(price -> price.getKey().length() == 3)
                .forEach(price -> prices.addBtc(price.getKey(), price.getValue()));
    }
}
