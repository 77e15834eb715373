package org.malipo.invoices;

/** What a payment is worth. */
public enum PaymentStatus {
    /** Seen, but without the confirmations that the invoice asks for. */
    PROCESSING,
    SETTLED,
    /** Replaced, spent elsewhere or dropped: it does not count. */
    INVALID;

    /** {@return whether it counts} */
    public boolean isAccounted() {
        return this != INVALID;
    }
}
