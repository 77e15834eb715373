package org.malipo.rates;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.malipo.money.CurrencyCode;

/** CoinGecko's price of a bitcoin in many currencies (docs.coingecko.com, {@code /api/v3/exchange_rates}). */
final class CoinGeckoSource implements RateSource {
    private final RateHttp http;
    private final URI base;

    CoinGeckoSource(RateHttp http, URI base) {
        this.http = http;
        this.base = base;
    }

    @Override
    public String id() {
        return "coingecko";
    }

    @Override
    public String name() {
        return "CoinGecko";
    }

    @Override
    public Map<CurrencyPair, BidAsk> fetch() throws IOException, InterruptedException {
        var rates = http.get(base.resolve("/api/v3/exchange_rates")).path("rates");
        if (!rates.isObject()) {
            throw new IOException("CoinGecko's answer has no rates");
        }
        var quotes = new HashMap<CurrencyPair, BidAsk>();
        rates.properties().forEach(rate -> {
            var price = rate.getValue().path("value");
            var currency = new CurrencyCode(rate.getKey());
            if (price.isNumber() && price.decimalValue().signum() > 0 && !currency.equals(CurrencyCode.BTC)) {
                quotes.put(CurrencyPair.ofBtc(currency), BidAsk.of(price.decimalValue()));
            }
        });
        return quotes;
    }
}
