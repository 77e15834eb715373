package org.malipo.money;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** How many decimals each known currency has: ISO 4217 as shops use it, and the coins we can price. */
final class CurrencyTable {
    private static final Set<String> NONE = Set.of(
            "ARS", "BIF", "BYR", "CLP", "COP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
            "VND", "VUV", "XAF", "XOF", "XPF", "SATS");
    private static final Set<String> THREE = Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");
    private static final Set<String> COINS = Set.of("BTC", "LBTC", "LTC", "DOGE", "DASH", "BTG", "GRS", "MONA", "BCH");
    private static final Map<String, Integer> DECIMALS = table();

    private CurrencyTable() {}

    static OptionalInt decimals(String code) {
        var decimals = DECIMALS.get(code);
        return decimals == null ? OptionalInt.empty() : OptionalInt.of(decimals);
    }

    private static Map<String, Integer> table() {
        var table = new HashMap<String, Integer>();
        Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .forEach(currency -> table.put(currency.getCurrencyCode(), 2));
        NONE.forEach(code -> table.put(code, 0));
        THREE.forEach(code -> table.put(code, 3));
        COINS.forEach(code -> table.put(code, 8));
        table.put("CLF", 4);
        table.put("XMR", 12);
        table.put("ETH", 18);
        return Map.copyOf(table);
    }
}
