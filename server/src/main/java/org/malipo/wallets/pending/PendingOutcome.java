package org.malipo.wallets.pending;

import org.malipo.problem.Problem;

/** What came of a step of a transaction of several signers. */
public sealed interface PendingOutcome {
    /** The step is done. */
    record Done(PendingTransaction pending) implements PendingOutcome {}

    /**
     * A PSBT was taken in.
     *
     * @param added signatures that it brought
     * @param ignored signatures that are wrong, or of keys that nobody asked for
     */
    record Collected(PendingTransaction pending, int added, int ignored) implements PendingOutcome {}

    /** The wallet has no such transaction. */
    record Unknown() implements PendingOutcome {}

    record Refused(Problem problem) implements PendingOutcome {}

    static Refused refused(String code, String message) {
        return new Refused(Problem.refused(code, message));
    }
}
