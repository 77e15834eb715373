package org.malipo.chain;

import java.util.Locale;

/** Where a transaction stands. Only the first two count in a balance. */
public enum TransactionState {
    CONFIRMED,
    UNCONFIRMED,
    /** Another transaction spends the same coin and won; known by name or not. */
    REPLACED,
    /** The node dropped it, or never had it; it may come back. */
    EVICTED;

    /** {@return the name in tables and events} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isLive() {
        return this == CONFIRMED || this == UNCONFIRMED;
    }

    static TransactionState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
