package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.Map;
import java.util.Set;
import org.malipo.bitcoin.spend.TransactionWeight;

/** What came of looking at what a sender sent. */
public sealed interface OriginalResult {
    /**
     * A signed transaction that could be broadcast as it is.
     * @param coins what it spends
     */
    record Original(Transaction transaction, Map<OutPoint, TxOut> coins) implements OriginalResult {
        public Satoshi fee() {
            return sent().minus(transaction.txOut.stream()
                    .map(output -> output.amount)
                    .reduce(new Satoshi(0), Satoshi::plus));
        }

        private Satoshi sent() {
            return coins.values().stream().map(coin -> coin.amount).reduce(new Satoshi(0), Satoshi::plus);
        }

        public long vbytes() {
            return TransactionWeight.vbytes(transaction.weight());
        }

        /** {@return whether all its inputs are of the type of our coins, so that the result does not stand out} */
        public boolean spendsOnly(InputType type) {
            return coins.values().stream().allMatch(coin -> InputType.of(coin.publicKeyScript) == type);
        }

        public Set<OutPoint> outpoints() {
            return coins.keySet();
        }
    }

    /** @param reason for our own log; senders are told a fixed sentence */
    record Rejected(PayjoinError error, String reason) implements OriginalResult {}
}
