package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** BitPay's rates (developer.bitpay.com, {@code /rates}). */
final class BitPaySource extends JsonSource {
    BitPaySource(RateHttp http, URI base) {
        super("bitpay", "BitPay", http, base.resolve("/rates"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("data").forEach(rate -> prices.addBtc(rate.path("code").asString(""), rate.path("rate")));
    }
}
