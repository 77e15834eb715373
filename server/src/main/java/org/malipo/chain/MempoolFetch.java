package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fetches transactions of the node's mempool, several at a time. */
final class MempoolFetch {
    private static final int FETCHERS = 8;

    private final Node node;

    MempoolFetch(Node node) {
        this.node = node;
    }

    /** Takes transactions, on several threads and in no order. */
    interface Visitor {
        void visit(Transaction tx) throws InterruptedException;
    }

    /**
     * Those that are gone by now are left out: mined, or replaced by one that is announced.
     *
     * @throws org.malipo.bitcoin.rpc.RpcUnavailable if the node can't be asked any more
     */
    void each(Collection<TxId> txids, Visitor visitor) throws InterruptedException {
        try (var fetchers =
                Executors.newFixedThreadPool(FETCHERS, Thread.ofVirtual().factory())) {
            var all = new ArrayList<Future<?>>();
            txids.forEach(txid -> all.add(fetchers.submit(() -> fetch(txid, visitor))));
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(e.getCause());
        }
    }

    private Void fetch(TxId txid, Visitor visitor) throws InterruptedException {
        var tx = node.transaction(txid);
        if (tx.isPresent()) {
            visitor.visit(tx.get());
        }
        return null;
    }
}
