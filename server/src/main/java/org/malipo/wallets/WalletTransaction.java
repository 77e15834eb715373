package org.malipo.wallets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.HistoryKey;
import org.malipo.money.Sats;

/**
 * A transaction in a wallet's history.
 *
 * @param change what it added to the balance, or took from it
 * @param confirmations 0 while unconfirmed
 * @param seenAt when it was first seen
 * @param annotation what the store noted about it
 * @param key where it stands in the history, for the next page
 */
public record WalletTransaction(
        String txid,
        Sats change,
        int confirmations,
        @Nullable String blockHash,
        @Nullable Integer blockHeight,
        Instant seenAt,
        Annotation annotation,
        HistoryKey key) {
    public boolean isConfirmed() {
        return confirmations > 0;
    }
}
