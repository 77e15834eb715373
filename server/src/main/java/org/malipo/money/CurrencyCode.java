package org.malipo.money;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * A currency's code as people write it: USD, BTC, SATS, or one that nobody has heard of. Trimmed and upper case. An
 * unknown code is no error here; it only fails to find a rate.
 */
public record CurrencyCode(String code) implements Comparable<CurrencyCode> {
    public static final CurrencyCode BTC = new CurrencyCode("BTC");

    public CurrencyCode {
        code = code.strip().toUpperCase(Locale.ROOT);
    }

    /** {@return how many decimals amounts of this currency are written with, or empty for an unknown one} */
    public OptionalInt decimals() {
        return CurrencyTable.decimals(code);
    }

    @Override
    public int compareTo(CurrencyCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
