package org.malipo.invoices;

/** Where an invoice stands. */
public enum InvoiceStatus {
    /** Waits for money. */
    NEW,
    /** Enough has arrived, but it is not confirmed yet. */
    PROCESSING,
    /** Paid and confirmed, or marked so by the merchant. */
    SETTLED,
    /** Was not paid in time. */
    EXPIRED,
    /** Its payments never confirmed or were taken back, or the merchant marked it so. */
    INVALID
}
