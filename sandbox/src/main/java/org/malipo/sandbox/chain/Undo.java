package org.malipo.sandbox.chain;

import java.util.List;

/** The coins that a block spent, for each transaction in the order of its inputs; the coinbase has none. */
public record Undo(List<List<Coin>> spentByTransaction) {
    public List<Coin> spentBy(int transactionIndex) {
        return spentByTransaction.get(transactionIndex);
    }
}
