package org.malipo.payouts;

/** How much of an invoice is given back. */
public enum RefundVariant {
    /** What was paid, in what it was paid with. */
    RATE_THEN,
    /** What that was worth in the invoice's currency, converted at today's price. */
    CURRENT_RATE,
    /** What it was worth, in the invoice's currency; converted when it is claimed. */
    FIAT,
    /** What was paid too much. */
    OVERPAID_AMOUNT,
    /** Any amount. */
    CUSTOM
}
