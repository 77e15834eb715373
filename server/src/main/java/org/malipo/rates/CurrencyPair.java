package org.malipo.rates;

import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.money.CurrencyCode;

/** What one unit of {@code base} is priced in: BTC_USD. */
public record CurrencyPair(CurrencyCode base, CurrencyCode quote) {
    private static final Pattern WRITTEN = Pattern.compile("\\s*([A-Za-z0-9]{2,10})[_-]([A-Za-z0-9]{2,10})\\s*");
    private static final Pattern RUN_TOGETHER = Pattern.compile("\\s*([A-Za-z]{3})([A-Za-z]{3})\\s*");

    /** {@return the price of a bitcoin in that currency} */
    static CurrencyPair ofBtc(CurrencyCode currency) {
        return new CurrencyPair(CurrencyCode.BTC, currency);
    }

    static CurrencyPair of(String base, String quote) {
        return new CurrencyPair(new CurrencyCode(base), new CurrencyCode(quote));
    }

    /** {@return the pair that is written as {@code BTC_USD} or {@code BTCUSD}, or empty if it is none} */
    public static Optional<CurrencyPair> parse(String text) {
        for (var pattern : new Pattern[] {WRITTEN, RUN_TOGETHER}) {
            var match = pattern.matcher(text);
            if (match.matches()) {
                return Optional.of(of(match.group(1), match.group(2)));
            }
        }
        return Optional.empty();
    }

    CurrencyPair inverse() {
        return new CurrencyPair(quote, base);
    }

    @Override
    public String toString() {
        return base + "_" + quote;
    }
}
