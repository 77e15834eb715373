package org.malipo.payouts;

/** How far a payout has come. */
public enum PayoutState {
    /** Claimed, and not yet converted into what is paid with. */
    AWAITING_APPROVAL,
    /** Approved, its amount fixed. */
    AWAITING_PAYMENT,
    /** Sent, not yet certain. */
    IN_PROGRESS,
    /** Paid, for good. */
    COMPLETED,
    /** Given up; the amount can be claimed again. */
    CANCELLED;

    /** {@return whether its destination is taken by it} */
    boolean isLive() {
        return this != COMPLETED && this != CANCELLED;
    }
}
