package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that wait for more peers to announce them. Whoever knows an address of ours may make up as many as he likes, so
 * they take so much memory and no more: then the oldest are forgotten, and are seen once they are in a block.
 */
final class Unproven {
    /** As many as fit on the wire. */
    static final int MOST_BYTES = 4_000_000;

    private final Map<TxId, Waiting> waiting = new LinkedHashMap<>();
    private int bytes;

    private record Waiting(Transaction tx, int bytes) {}

    void add(Transaction tx) {
        take(tx.txid);
        var one = new Waiting(tx, Transaction.write(tx).length);
        waiting.put(tx.txid, one);
        bytes += one.bytes();
        while (bytes > MOST_BYTES) {
            take(waiting.keySet().iterator().next());
        }
    }

    /** {@return the transaction, which waits no more; null if it does not} */
    @Nullable
    Transaction take(TxId txid) {
        var one = waiting.remove(txid);
        if (one == null) {
            return null;
        }
        bytes -= one.bytes();
        return one.tx();
    }
}
