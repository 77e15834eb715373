package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.TxOut;

/**
 * An unspent output, with what decides when it may be spent. A coin of the mempool carries the height of the next
 * block.
 */
public record Coin(TxOut output, int height, boolean coinbase) {
    public long sats() {
        return output.amount.toLong();
    }

    /** {@return whether a transaction in a block of this height may spend it} */
    public boolean isMatureAt(int spendHeight) {
        return !coinbase || spendHeight - height >= Regtest.COINBASE_MATURITY;
    }
}
