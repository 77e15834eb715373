package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * Bitnob's rates ({@code api.bitnob.co/api/v1/rates/bitcoin/price}): names end in the currency, behind an
 * underscore.
 */
final class BitnobSource extends JsonSource {
    BitnobSource(RateHttp http, URI base) {
        super("bitnob", "Bitnob", http, base.resolve("/api/v1/rates/bitcoin/price"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        for (var rate : answer.path("data").properties()) {
            int mark = rate.getKey().indexOf('_');
            if (mark > 0) {
                prices.addBtc(rate.getKey().substring(mark + 1), rate.getValue());
            }
        }
    }
}
