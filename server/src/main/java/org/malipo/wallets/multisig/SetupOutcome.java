package org.malipo.wallets.multisig;

import org.malipo.wallets.setup.Refusal;

/** What came of a step towards a wallet of several signers. */
public sealed interface SetupOutcome {
    /** The step is done. */
    record Done() implements SetupOutcome {}

    /** There is no such set-up any more: it was finished, cancelled or has expired. */
    record Gone() implements SetupOutcome {}

    record Refused(Refusal refusal) implements SetupOutcome {}

    static SetupOutcome refused(String reason, String... values) {
        return new Refused(Refusal.of(reason, values));
    }
}
