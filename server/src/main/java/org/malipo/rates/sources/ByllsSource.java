package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Bull Bitcoin's price in Canadian dollars ({@code bylls.com/api/price}). */
final class ByllsSource extends JsonSource {
    ByllsSource(RateHttp http, URI base) {
        super("bylls", "Bull Bitcoin", http, base.resolve("/api/price?from_currency=BTC&to_currency=CAD"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        prices.addBtc("CAD", answer.path("public_price").path("to_price"));
    }
}
