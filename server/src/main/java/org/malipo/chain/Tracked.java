package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.List;

/**
 * A transaction that pays a watched script or spends from one.
 *
 * @param position in its block; 0 for one outside of blocks
 * @param outputs those to watched scripts, one for each group that watches
 */
record Tracked(Transaction tx, int position, List<Output> outputs) {
    /** Signals that it may be replaced (BIP 125) if any input's sequence is at most this. */
    private static final long MAX_RBF_SEQUENCE = 0xffff_fffdL;

    /** An output to a watched script. */
    record Output(TxId txid, int vout, long sats, ByteVector script, String group, int branch, int index) {}

    TxId txid() {
        return tx.txid;
    }

    boolean signalsRbf() {
        return tx.txIn.stream().anyMatch(in -> in.sequence <= MAX_RBF_SEQUENCE);
    }
}
