package org.malipo.sandbox.mempool;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import org.jspecify.annotations.Nullable;

/**
 * An unconfirmed transaction.
 *
 * @param wtxid in the byte order in which it is hashed
 * @param vsize virtual bytes, raised for transactions with very many signature operations
 * @param time unix seconds at which it came
 * @param height of the chain at that time
 */
public record MempoolEntry(
        Transaction tx, ByteVector32 wtxid, long feeSats, int vsize, int sigopsCost, long time, int height) {
    public TxId txid() {
        return tx.txid;
    }

    public int weight() {
        return tx.weight();
    }

    /** BIP 125's signal; we replace without it too, but programs show it. */
    public boolean signalsReplacement() {
        return tx.txIn.stream().anyMatch(input -> input.sequence < 0xfffffffeL);
    }

    /** By identity of the transaction: comparing all its bytes would be slow. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MempoolEntry entry && entry.wtxid.equals(wtxid);
    }

    @Override
    public int hashCode() {
        return wtxid.hashCode();
    }
}
