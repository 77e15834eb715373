package org.malipo.payouts;

import org.malipo.access.OpaqueId;

/** Names a payout: 20 random bytes in base58. */
public record PayoutId(String value) {
    private static final int BYTES = 20;

    static PayoutId random() {
        return new PayoutId(OpaqueId.base58(BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
