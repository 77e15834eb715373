package org.malipo.rates.sources;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.SourceException;
import org.malipo.rates.SourceFault.Kind;
import org.malipo.rates.script.BidAsk;
import tools.jackson.databind.JsonNode;

/**
 * Kraken's public tickers (docs.kraken.com, {@code /0/public/AssetPairs} and {@code /0/public/Ticker}). Its names for
 * pairs change seldom, so they are asked for twice a day.
 */
final class KrakenSource implements RateSource {
    private static final Duration NAMES_KEPT = Duration.ofHours(12);

    private final RateHttp http;
    private final URI base;
    private final Clock clock;
    private Map<String, String> names = Map.of();
    private Instant namesAt = Instant.MIN;

    KrakenSource(RateHttp http, URI base, Clock clock) {
        this.http = http;
        this.base = base;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "kraken";
    }

    @Override
    public String name() {
        return "Kraken";
    }

    @Override
    public Map<CurrencyPair, BidAsk> fetch() throws IOException, InterruptedException {
        var pairs = names();
        var prices = new Prices();
        result("/0/public/Ticker").properties().forEach(ticker -> {
            var pair = pairs.get(ticker.getKey());
            if (pair != null) {
                prices.add(
                        pair,
                        ticker.getValue().path("b").path(0),
                        ticker.getValue().path("a").path(0));
            }
        });
        return prices.toMap();
    }

    private Map<String, String> names() throws IOException, InterruptedException {
        if (names.isEmpty() || clock.instant().isAfter(namesAt.plus(NAMES_KEPT))) {
            var found = new HashMap<String, String>();
            result("/0/public/AssetPairs")
                    .properties()
                    .forEach(pair -> found.put(
                            pair.getKey(), pair.getValue().path("wsname").asString("")));
            names = Map.copyOf(found);
            namesAt = clock.instant();
        }
        return names;
    }

    private JsonNode result(String path) throws IOException, InterruptedException {
        var answer = http.get(base.resolve(path));
        if (!answer.path("error").isEmpty() || !answer.path("result").isObject()) {
            throw new SourceException(Kind.REFUSED, answer.path("error").toString());
        }
        return answer.path("result");
    }
}
