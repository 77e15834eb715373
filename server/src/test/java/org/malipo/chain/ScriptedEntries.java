package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a scripted node says of a transaction of its mempool. One that spends coins nobody has heard of pays a fixed fee. */
final class ScriptedEntries {
    static final long FEE = 150;

    private final ScriptedChain chain;

    ScriptedEntries(ScriptedChain chain) {
        this.chain = chain;
    }

    Map<String, Object> of(Transaction tx, long time) {
        var ancestors = new LinkedHashSet<Transaction>();
        ancestors(tx, ancestors);
        var descendants = new LinkedHashSet<Transaction>();
        descendants(tx, descendants);
        var fees = Map.of("base", btc(fee(tx)), "ancestor", btc(fees(ancestors)), "descendant", btc(fees(descendants)));
        return new HashMap<>(Map.of(
                "time", time,
                "vsize", vbytes(tx),
                "fees", fees,
                "ancestorcount", ancestors.size(),
                "ancestorsize",
                        ancestors.stream().mapToLong(ScriptedEntries::vbytes).sum(),
                "descendantcount", descendants.size(),
                "descendantsize",
                        descendants.stream().mapToLong(ScriptedEntries::vbytes).sum()));
    }

    private void ancestors(Transaction tx, Set<Transaction> found) {
        found.add(tx);
        tx.txIn.stream()
                .map(input -> chain.transaction(input.outPoint.txid))
                .filter(parent -> parent != null && !found.contains(parent))
                .forEach(parent -> ancestors(parent, found));
    }

    private void descendants(Transaction tx, Set<Transaction> found) {
        found.add(tx);
        chain.mempool().stream()
                .filter(child -> child.txIn.stream().anyMatch(input -> input.outPoint.txid.equals(tx.txid)))
                .filter(child -> !found.contains(child))
                .forEach(child -> descendants(child, found));
    }

    private long fees(Collection<Transaction> transactions) {
        return transactions.stream().mapToLong(this::fee).sum();
    }

    private long fee(Transaction tx) {
        var in = 0L;
        for (var input : tx.txIn) {
            var made = chain.known(input.outPoint.txid);
            if (made == null) {
                return FEE;
            }
            in += made.txOut.get((int) input.outPoint.index).amount.toLong();
        }
        return in
                - tx.txOut.stream().mapToLong(output -> output.amount.toLong()).sum();
    }

    private static long vbytes(Transaction tx) {
        return (Transaction.weight(tx) + 3L) / 4;
    }

    private static BigDecimal btc(long sats) {
        return BigDecimal.valueOf(sats, 8);
    }
}
