package org.malipo.wallets.sending;

import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Sats;
import org.malipo.problem.Problem;

/** What came of working out a transaction that raises fees or takes one back. */
public sealed interface BumpLook {
    /**
     * Nothing of it is kept.
     *
     * @param rate that is reached with all relatives in the mempool
     * @param before the fee that the transactions pay now themselves
     */
    record Drafted(BumpKind kind, Draft draft, SatPerVbyte rate, Sats before) implements BumpLook {
        /** {@return what the fees come to in all} A child pays beside what it stands on; others in its place. */
        public Sats fee() {
            return kind == BumpKind.CHILD ? draft.fee().plus(before) : draft.fee();
        }

        /** {@return whether whoever is paid gets less, because there is no change that could bear the fee} */
        public boolean takesFromRecipient() {
            return kind == BumpKind.REPLACEMENT && draft.plan().change().isEmpty();
        }
    }

    record Refused(Problem problem) implements BumpLook {}
}
