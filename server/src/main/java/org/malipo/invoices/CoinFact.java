package org.malipo.invoices;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.TransactionState;
import org.malipo.money.Sats;

/**
 * How an output of a transaction stands, as a {@code chain.transaction} event tells it.
 *
 * @param seenAt when the network was first seen to have it
 */
record CoinFact(
        TxId txid,
        int vout,
        ByteVector script,
        Sats value,
        TransactionState state,
        boolean signalsRbf,
        @Nullable Integer blockHeight,
        @Nullable TxId replacedBy,
        Instant seenAt) {
    boolean isLive() {
        return state.isLive();
    }

    boolean isReplaced() {
        return state == TransactionState.REPLACED;
    }
}
