package org.malipo.chain;

import fr.acinq.bitcoin.TxId;
import java.time.Instant;

/** Where a transaction stands in a history, which runs from the newest to the oldest. */
public record HistoryKey(int height, int position, Instant seenAt, TxId txid) {
    static final int UNCONFIRMED = Integer.MAX_VALUE;
}
