package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that concerns a watched script.
 *
 * @param replacedBy the winner, if it was replaced and the winner is known
 * @param seenAt when the network was first seen to have it
 */
public record ChainTransaction(
        Transaction transaction,
        TransactionState state,
        boolean signalsRbf,
        @Nullable Integer blockHeight,
        @Nullable BlockHash blockHash,
        @Nullable TxId replacedBy,
        Instant seenAt) {
    public TxId txid() {
        return transaction.txid;
    }
}
