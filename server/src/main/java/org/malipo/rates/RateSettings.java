package org.malipo.rates;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.rates.script.BidAsk;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where prices come from.
 *
 * @param fixed prices that never change, for a test network only, each as {@code BTC_USD:61542.00}
 * @param kraken where Kraken's public interface is
 * @param coingecko where CoinGecko's public interface is
 */
@ConfigurationProperties("malipo.rates")
record RateSettings(
        @DefaultValue List<String> fixed,
        @DefaultValue("https://api.kraken.com") URI kraken,
        @DefaultValue("https://api.coingecko.com") URI coingecko) {
    RateSettings {
        fixed = fixed.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    boolean hasFixedPrices() {
        return !fixed.isEmpty();
    }

    /** @throws IllegalArgumentException if one of them can't be read */
    Map<CurrencyPair, BidAsk> fixedPrices() {
        return fixed.stream().collect(Collectors.toMap(RateSettings::pairOf, RateSettings::priceOf));
    }

    private static CurrencyPair pairOf(String entry) {
        return part(entry, 0, text -> CurrencyPair.parse(text).orElseThrow());
    }

    private static BidAsk priceOf(String entry) {
        return part(entry, 1, text -> BidAsk.of(new BigDecimal(text.strip())));
    }

    private static <T> T part(String entry, int at, Function<String, T> reader) {
        try {
            return reader.apply(entry.split(":", 2)[at]);
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(
                    "malipo.rates.fixed holds '" + entry + "'; write prices as BTC_USD:61542.00,BTC_KES:7950000",
                    unreadable);
        }
    }
}
