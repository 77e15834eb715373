package org.malipo.stores;

/** Whether the payer of an on-chain invoice also pays what spending their coin will cost the merchant. */
public enum NetworkFeeMode {
    /** Only from the second payment of an invoice on. */
    MULTIPLE_PAYMENTS_ONLY,
    ALWAYS,
    NEVER
}
