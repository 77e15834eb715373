package org.malipo.wallets.web;

import java.util.Locale;
import java.util.Set;

/** The names of payment methods, in the spellings that older clients use too. */
final class PaymentMethodIds {
    static final String ON_CHAIN = "BTC-CHAIN";
    private static final Set<String> ON_CHAIN_SPELLINGS =
            Set.of("BTC", "BTC-CHAIN", "BTC-ONCHAIN", "BTC-BITCOINLIKE", "BTC-BTCLIKE");

    private PaymentMethodIds() {}

    static boolean isOnChain(String text) {
        return ON_CHAIN_SPELLINGS.contains(text.toUpperCase(Locale.ROOT).replace('_', '-'));
    }
}
