package org.malipo.invoices;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.malipo.money.CurrencyCode;

/** Names a way to pay, for example {@code BTC-CHAIN}. Compared without regard to case. */
public record PaymentMethodId(String value) {
    public static final PaymentMethodId BTC_CHAIN = new PaymentMethodId("BTC-CHAIN");

    private static final Set<String> COINS =
            Set.of("BTC", "LTC", "DOGE", "DASH", "BTG", "GRS", "MONA", "LBTC", "USDT", "XMR", "ZEC");
    private static final Map<String, String> SPELLINGS = Map.of(
            "ONCHAIN", "CHAIN",
            "BTCLIKE", "CHAIN",
            "BITCOINLIKE", "CHAIN",
            "MONEROLIKE", "CHAIN",
            "ZCASHLIKE", "CHAIN",
            "LIGHTNINGLIKE", "LN",
            "LIGHTNINGNETWORK", "LN",
            "OFFCHAIN", "LN",
            "LNURLPAY", "LNURL");

    /** {@return what is meant by any of the spellings that older clients use; the text itself where none is known} */
    public static PaymentMethodId parse(String text) {
        var typed = text.strip();
        var parts = typed.toUpperCase(Locale.ROOT).split("[-_]", -1);
        if (!COINS.contains(parts[0]) || parts.length > 2) {
            return new PaymentMethodId(typed);
        }
        var kind = parts.length == 1 ? "CHAIN" : SPELLINGS.getOrDefault(parts[1], parts[1]);
        return new PaymentMethodId(parts[0] + "-" + kind);
    }

    /** {@return the coin that is paid with} */
    public CurrencyCode currency() {
        int dash = value.indexOf('-');
        return new CurrencyCode(dash < 0 ? value : value.substring(0, dash));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentMethodId id && id.value.equalsIgnoreCase(value);
    }

    @Override
    public int hashCode() {
        return value.toUpperCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
