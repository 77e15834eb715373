package org.malipo.wallets.sending;

import java.util.Locale;

/** How far a send has come. */
public enum SendState {
    /** Kept, and offered to the node until it is known what became of it. */
    SENDING,
    /** The node has it, in its mempool or in a block. */
    SENT,
    /** It is in a block. */
    CONFIRMED,
    /** The node does not take it; its coins are free again. */
    REFUSED,
    /** Another transaction has spent one of its coins. */
    REPLACED,
    /** The node has forgotten it; its coins are free again. It may come back. */
    EVICTED;

    /** {@return whether it may still be the one that spends its coins, so that nothing else takes them} */
    public boolean isLive() {
        return switch (this) {
            case SENDING, SENT -> true;
            case CONFIRMED, REFUSED, REPLACED, EVICTED -> false;
        };
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SendState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
