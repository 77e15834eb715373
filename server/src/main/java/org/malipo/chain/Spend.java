package org.malipo.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** One input of a transaction. */
record Spend(TxId txid, int vin, OutPoint outpoint) {
    static List<Spend> of(Collection<Transaction> transactions) {
        return transactions.stream()
                .filter(tx -> !tx.isCoinbase())
                .flatMap(tx -> of(tx).stream())
                .toList();
    }

    private static List<Spend> of(Transaction tx) {
        return IntStream.range(0, tx.txIn.size())
                .mapToObj(vin -> new Spend(tx.txid, vin, tx.txIn.get(vin).outPoint))
                .toList();
    }

    byte[] previousTxid() {
        return Hashes.bytes(outpoint.txid);
    }

    int previousVout() {
        return Math.toIntExact(outpoint.index);
    }
}
