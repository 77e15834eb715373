package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Coinbase' price of a bitcoin in many currencies (docs.cdp.coinbase.com, {@code /v2/exchange-rates}). */
final class CoinbaseSource extends JsonSource {
    CoinbaseSource(RateHttp http, URI base) {
        super("coinbase", "Coinbase", http, base.resolve("/v2/exchange-rates?currency=BTC"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("data").path("rates").properties().forEach(rate -> prices.addBtc(rate.getKey(), rate.getValue()));
    }
}
