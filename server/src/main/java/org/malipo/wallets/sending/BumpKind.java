package org.malipo.wallets.sending;

/** What is done about an unconfirmed transaction. */
public enum BumpKind {
    /** Another one takes its place that pays the same people and a higher fee. */
    REPLACEMENT(SendPurpose.REPLACEMENT),
    /** A child pays for it. */
    CHILD(SendPurpose.CHILD),
    /** Another one takes its place that brings everything back. */
    CANCELLATION(SendPurpose.CANCELLATION);

    private final SendPurpose purpose;

    BumpKind(SendPurpose purpose) {
        this.purpose = purpose;
    }

    SendPurpose purpose() {
        return purpose;
    }
}
