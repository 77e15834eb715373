package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Yadio's rates (yadio.io/api.html, {@code /exrates/BTC}): street prices of many currencies. */
final class YadioSource extends JsonSource {
    YadioSource(RateHttp http, URI base) {
        super("yadio", "Yadio", http, base.resolve("/exrates/BTC"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("BTC").properties().forEach(rate -> prices.addBtc(rate.getKey(), rate.getValue()));
    }
}
