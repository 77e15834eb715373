package org.malipo.wallets.pending;

import java.util.Locale;

/** How far a transaction of several signers has come. */
public enum PendingState {
    /** Signatures are missing. */
    PENDING,
    /** All signatures are there; somebody has to send it. */
    SIGNED,
    /** The network has seen it, from us or from whoever collected the signatures. */
    BROADCAST,
    /** Somebody has given it up. */
    CANCELLED,
    /** Nobody sent it in time. */
    EXPIRED,
    /** Another transaction has spent one of its coins. */
    INVALIDATED;

    /** {@return whether it may still be sent, so that nothing else takes its coins} */
    public boolean isOpen() {
        return switch (this) {
            case PENDING, SIGNED -> true;
            case BROADCAST, CANCELLED, EXPIRED, INVALIDATED -> false;
        };
    }

    /** {@return the name in the table and in the words of pages} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PendingState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
