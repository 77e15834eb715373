package org.malipo.wallets.sending;

import org.malipo.bitcoin.spend.SpendResult;

/** What came of working out a transaction. */
public sealed interface DraftResult {
    record Drafted(Draft draft) implements DraftResult {}

    /** It can't be made. */
    record Refused(SpendResult.Refused why) implements DraftResult {}
}
