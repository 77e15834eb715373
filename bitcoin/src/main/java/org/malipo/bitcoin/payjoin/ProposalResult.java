package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.Map;

/** What came of joining a coin of ours to a sender's payment. */
public sealed interface ProposalResult {
    /**
     * The joint transaction, not signed by anybody.
     * @param ours the coin that joins
     * @param coins of all inputs
     * @param paid what our output holds beyond our own coin
     */
    record Proposal(Transaction unsigned, OutPoint ours, Map<OutPoint, TxOut> coins, Satoshi paid, Satoshi fee)
            implements ProposalResult {}

    /** @param reason for our own log */
    record Refused(PayjoinError error, String reason) implements ProposalResult {}
}
