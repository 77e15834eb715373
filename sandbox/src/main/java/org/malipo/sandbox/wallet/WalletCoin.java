package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxOut;

/**
 * An output of ours that no transaction of chain or mempool spends.
 *
 * @param confirmations 0 while it waits in the mempool
 * @param mature false for a young coinbase
 * @param safe confirmed, or change from our own transaction
 */
public record WalletCoin(
        OutPoint outPoint, TxOut output, KeyPlace place, int confirmations, boolean mature, boolean safe) {
    public long sats() {
        return output.amount.toLong();
    }

    public boolean isConfirmed() {
        return confirmations > 0;
    }

    public boolean isTrusted() {
        return mature && safe;
    }
}
