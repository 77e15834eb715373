package org.malipo.payouts;

import org.malipo.access.OpaqueId;

/** Names a pull payment: 20 random bytes in base58. Whoever knows it may see the pull payment and claim from it. */
public record PullPaymentId(String value) {
    private static final int BYTES = 20;

    static PullPaymentId random() {
        return new PullPaymentId(OpaqueId.base58(BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
