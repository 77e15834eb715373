package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Bitvavo's best offers, in euros (docs.bitvavo.com, {@code /v2/ticker/book}). */
final class BitvavoSource extends JsonSource {
    BitvavoSource(RateHttp http, URI base) {
        super("bitvavo", "Bitvavo", http, base.resolve("/v2/ticker/book"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.forEach(ticker -> prices.add(ticker.path("market"), ticker.path("bid"), ticker.path("ask")));
    }
}
