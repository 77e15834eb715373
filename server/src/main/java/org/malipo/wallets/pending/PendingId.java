package org.malipo.wallets.pending;

import org.malipo.access.OpaqueId;

/** Names a transaction that waits for signatures: 16 random bytes in base58. */
public record PendingId(String value) {
    private static final int BYTES = 16;

    static PendingId random() {
        return new PendingId(OpaqueId.base58(BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
