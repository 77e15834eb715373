package org.malipo.rates;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    private Map<String, CurrencyPair> names = Map.of();
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
        var quotes = new HashMap<CurrencyPair, BidAsk>();
        result("/0/public/Ticker").properties().forEach(ticker -> {
            var pair = pairs.get(ticker.getKey());
            if (pair != null) {
                quote(ticker.getValue()).ifPresent(quote -> quotes.put(pair, quote));
            }
        });
        return quotes;
    }

    private Map<String, CurrencyPair> names() throws IOException, InterruptedException {
        if (names.isEmpty() || clock.instant().isAfter(namesAt.plus(NAMES_KEPT))) {
            var found = new HashMap<String, CurrencyPair>();
            result("/0/public/AssetPairs").properties().forEach(pair -> {
                var parts = pair.getValue().path("wsname").asString("").split("/", -1);
                if (parts.length == 2) {
                    found.put(pair.getKey(), CurrencyPair.of(ourName(parts[0]), ourName(parts[1])));
                }
            });
            names = Map.copyOf(found);
            namesAt = clock.instant();
        }
        return names;
    }

    private JsonNode result(String path) throws IOException, InterruptedException {
        var answer = http.get(base.resolve(path));
        if (!answer.path("error").isEmpty() || !answer.path("result").isObject()) {
            throw new IOException("Kraken refused: " + answer.path("error"));
        }
        return answer.path("result");
    }

    private static Optional<BidAsk> quote(JsonNode ticker) {
        var bid = decimal(ticker.path("b").path(0));
        var ask = decimal(ticker.path("a").path(0));
        return BidAsk.isMarket(bid, ask) ? Optional.of(new BidAsk(bid, ask)) : Optional.empty();
    }

    private static BigDecimal decimal(JsonNode value) {
        return value.isMissingNode() ? BigDecimal.ZERO : new BigDecimal(value.asString());
    }

    private static String ourName(String theirs) {
        return switch (theirs) {
            case "XBT" -> "BTC";
            case "XDG" -> "DOGE";
            default -> theirs;
        };
    }
}
