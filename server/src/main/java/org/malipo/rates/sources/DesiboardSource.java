package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Desiboard's price in rupees and dollars ({@code desiboard.thevikas.com/api/price}). */
final class DesiboardSource extends JsonSource {
    DesiboardSource(RateHttp http, URI base) {
        super("desiboard", "Desiboard", http, base.resolve("/api/price"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        prices.addBtc("USD", answer.path("BTCUSD"));
        prices.addBtc("INR", answer.path("BTCINR"));
    }
}
