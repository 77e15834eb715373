package org.malipo.invoices;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Branch;
import org.malipo.chain.TransactionFact;
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
    /** {@return the transaction's outputs to addresses that were given out} */
    static List<CoinFact> of(TransactionFact transaction) {
        return transaction.outputs().stream()
                .filter(output -> output.branch() != Branch.CHANGE.number())
                .map(output -> of(transaction, output))
                .distinct()
                .toList();
    }

    private static CoinFact of(TransactionFact transaction, TransactionFact.Output output) {
        return new CoinFact(
                transaction.txid(),
                Math.toIntExact(output.outPoint().index),
                output.script(),
                output.value(),
                transaction.state(),
                transaction.signalsRbf(),
                transaction.blockHeight(),
                transaction.replacedBy(),
                transaction.seenAt());
    }

    boolean isLive() {
        return state.isLive();
    }

    boolean isReplaced() {
        return state == TransactionState.REPLACED;
    }
}
