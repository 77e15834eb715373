package org.malipo.chain;

import fr.acinq.bitcoin.TxId;
import java.time.Instant;

/** Where a coin stands in a list that begins with the oldest. */
public record CoinKey(Instant seenAt, TxId txid, int vout) {
    /** Before everything: earlier than any coin. */
    static final CoinKey OLDEST = new CoinKey(Instant.EPOCH, new TxId(new byte[32]), -1);
}
