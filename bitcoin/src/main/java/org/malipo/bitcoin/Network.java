package org.malipo.bitcoin;

import java.util.Locale;

/** The Bitcoin networks. Amounts, keys and addresses of one never mix with those of another. */
public enum Network {
    MAINNET,
    TESTNET4,
    SIGNET,
    REGTEST;

    /** {@return the name in settings, tables and answers, for example {@code regtest}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no network has this name */
    public static Network of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
