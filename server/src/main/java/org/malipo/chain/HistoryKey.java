package org.malipo.chain;

import fr.acinq.bitcoin.TxId;
import java.time.Instant;

/** Where a transaction stands in a history, which runs from the newest to the oldest. */
public record HistoryKey(int height, int position, Instant seenAt, TxId txid) {
    /** Before everything: later than any database keeps a time. */
    static final HistoryKey NEWEST = new HistoryKey(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Instant.parse("9999-12-31T00:00:00Z"), new TxId(new byte[32]));
}
