package org.malipo.invoices;

/** Something that happened to an invoice and that others are told of. */
sealed interface Announcement {
    /** Enough has arrived. */
    record Processing(boolean overPaid) implements Announcement {}

    record Expired(boolean partiallyPaid) implements Announcement {}

    /** Follows {@link Expired} at once where something had arrived. */
    record ExpiredPaidPartial() implements Announcement {}

    record PaidAfterExpiration() implements Announcement {}

    record Settled(boolean manuallyMarked, boolean overPaid) implements Announcement {}

    record Invalid(boolean manuallyMarked) implements Announcement {}

    /** A payment was seen for the first time. */
    record ReceivedPayment(Payment payment, boolean afterExpiration) implements Announcement {}

    /** A payment has its confirmations. */
    record PaymentSettled(Payment payment, boolean afterExpiration) implements Announcement {}

    /** The merchant gives money back, by that pull payment. */
    record Refunded(String pullPaymentId) implements Announcement {}

    /** Something that pages show has changed, and no other announcement tells it. */
    record Changed() implements Announcement {}
}
