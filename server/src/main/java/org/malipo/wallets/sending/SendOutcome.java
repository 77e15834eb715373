package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Transaction;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.problem.Problem;

/** What came of an order. */
public sealed interface SendOutcome {
    /** It was signed, kept and offered. */
    record Sent(Offered offered) implements SendOutcome {}

    /** It was signed, and is in the caller's hands: nothing of it is kept. */
    record MadeSigned(Draft draft, Transaction transaction) implements SendOutcome {}

    /** It is to be signed elsewhere: nothing of it is kept. */
    record MadeUnsigned(Draft draft, Psbt psbt) implements SendOutcome {}

    record Refused(Problem problem) implements SendOutcome {}
}
