package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.money.Sats;

/**
 * A transaction in a group's history.
 *
 * @param change what it added to the group's balance, or took from it
 * @param confirmations 0 while unconfirmed
 * @param key where it stands in the history, for the next page
 */
public record GroupTransaction(
        TxId txid,
        Sats change,
        int confirmations,
        @Nullable BlockHash blockHash,
        @Nullable Integer blockHeight,
        Instant seenAt,
        boolean signalsRbf,
        HistoryKey key) {}
