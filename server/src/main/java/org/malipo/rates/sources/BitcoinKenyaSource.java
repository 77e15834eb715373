package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Bitcoin.co.ke's rates of African currencies ({@code trex.bitcoin.co.ke/btcpay/rates}). */
final class BitcoinKenyaSource extends JsonSource {
    BitcoinKenyaSource(RateHttp http, URI base) {
        super("bitcoinkenya", "Bitcoin.co.ke", http, base.resolve("/btcpay/rates"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        answer.path("BTC").properties().forEach(rate -> prices.addBtc(rate.getKey(), rate.getValue()));
    }
}
