package org.malipo.invoices;

/** What is peculiar about an invoice's state. */
public enum AdditionalStatus {
    NONE,
    /** Something arrived, but not enough. */
    PAID_PARTIAL,
    PAID_OVER,
    /** Enough arrived, but after it had expired. */
    PAID_LATE,
    /** The merchant decided, not the payments. */
    MARKED
}
