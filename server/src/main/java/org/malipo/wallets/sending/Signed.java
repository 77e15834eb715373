package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Transaction;
import org.malipo.problem.Problem;

/** What came of signing a draft here. */
public sealed interface Signed {
    record Complete(Transaction transaction) implements Signed {}

    /** It can't be signed here, and why. */
    record Refused(Problem problem) implements Signed {}
}
