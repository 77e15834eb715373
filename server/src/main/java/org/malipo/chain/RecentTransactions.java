package org.malipo.chain;

import fr.acinq.bitcoin.TxId;

/** Transactions that were seen and are not ours, so that they need not be fetched again: the last 50,000 at least. */
final class RecentTransactions {
    private static final int GENERATION = 50_000;

    private LongSet current = new LongSet(0);
    private LongSet previous = new LongSet(0);

    void add(TxId txid) {
        if (current.size() >= GENERATION) {
            previous = current;
            current = new LongSet(0);
        }
        current.add(Fingerprints.of(txid));
    }

    boolean contains(TxId txid) {
        var key = Fingerprints.of(txid);
        return current.contains(key) || previous.contains(key);
    }
}
