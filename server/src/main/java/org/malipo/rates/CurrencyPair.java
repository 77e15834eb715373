package org.malipo.rates;

import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.money.CurrencyCode;

/** What one unit of {@code base} is priced in: BTC_USD. In rules {@code X} stands for any currency. */
public record CurrencyPair(CurrencyCode base, CurrencyCode quote) {
    /** Any currency. */
    public static final String ANY = "X";

    private static final CurrencyCode WILDCARD = new CurrencyCode(ANY);
    private static final Pattern WRITTEN = Pattern.compile("\\s*([A-Za-z0-9]{1,20})[_-]([A-Za-z0-9_]{1,20})\\s*");
    private static final Pattern RUN_TOGETHER = Pattern.compile("\\s*([A-Za-z]{6,10})\\s*");
    private static final int OF_TWO_USUAL_CODES = 6;

    /** {@return the price of a bitcoin in that currency} */
    public static CurrencyPair ofBtc(CurrencyCode currency) {
        return new CurrencyPair(CurrencyCode.BTC, currency);
    }

    public static CurrencyPair of(String base, String quote) {
        return new CurrencyPair(new CurrencyCode(base), new CurrencyCode(quote));
    }

    /**
     * {@return the pair that is written as {@code BTC_USD}, {@code BTC-USD} or {@code BTCUSD}, or empty if it is none;
     * seven to ten letters are split behind the first three or four that are a known currency}
     */
    public static Optional<CurrencyPair> parse(String text) {
        var written = WRITTEN.matcher(text);
        if (written.matches()) {
            return Optional.of(of(written.group(1), written.group(2)));
        }
        var together = RUN_TOGETHER.matcher(text);
        return together.matches() ? split(together.group(1)) : Optional.empty();
    }

    private static Optional<CurrencyPair> split(String letters) {
        if (letters.length() == OF_TWO_USUAL_CODES) {
            return Optional.of(of(letters.substring(0, 3), letters.substring(3)));
        }
        for (int at = 3; at <= 4; at++) {
            if (new CurrencyCode(letters.substring(0, at)).decimals().isPresent()) {
                return Optional.of(of(letters.substring(0, at), letters.substring(at)));
            }
        }
        return Optional.empty();
    }

    public CurrencyPair inverse() {
        return new CurrencyPair(quote, base);
    }

    public boolean hasWildcard() {
        return base.equals(WILDCARD) || quote.equals(WILDCARD);
    }

    public CurrencyPair anyBase() {
        return new CurrencyPair(WILDCARD, quote);
    }

    public CurrencyPair anyQuote() {
        return new CurrencyPair(base, WILDCARD);
    }

    /** {@return this pair with the other's currencies in place of its wildcards} */
    public CurrencyPair filledFrom(CurrencyPair other) {
        return new CurrencyPair(
                base.equals(WILDCARD) ? other.base : base, quote.equals(WILDCARD) ? other.quote : quote);
    }

    @Override
    public String toString() {
        return base + "_" + quote;
    }
}
