package org.malipo.rates.sources;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * Bitfinex' tickers (docs.bitfinex.com, {@code /v2/tickers}): lists of name, bid, size, ask; trading pairs begin
 * with {@code t}.
 */
final class BitfinexSource extends JsonSource {
    BitfinexSource(RateHttp http, URI base) {
        super("bitfinex", "Bitfinex", http, base.resolve("/v2/tickers?symbols=ALL"));
    }

    @Override
    void read(JsonNode answer, Prices prices) {
        for (var ticker : answer) {
            var symbol = ticker.path(0).asString("");
            if (symbol.startsWith("t")) {
                prices.add(symbol.substring(1), ticker.path(1), ticker.path(3));
            }
        }
    }
}
