package org.malipo.wallets.pending;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.chain.TransactionFact;
import org.malipo.chain.TransactionFollower;
import org.springframework.stereotype.Component;

/** Reads from the chain's events that transactions of several signers were sent, or that something else has spent their coins. */
@Component
class PendingFollower implements TransactionFollower {
    private final PendingTable table;
    private final PendingCoinTable coins;
    private final PendingFate fate;
    private final Chain chain;

    PendingFollower(PendingTable table, PendingCoinTable coins, PendingFate fate, Chain chain) {
        this.table = table;
        this.coins = coins;
        this.fate = fate;
        this.chain = chain;
    }

    @Override
    public String name() {
        return "wallet-pending";
    }

    @Override
    public void follow(Network network, List<TransactionFact> facts) {
        var live = facts.stream()
                .filter(fact -> fact.state().isLive())
                .map(TransactionFact::txid)
                .collect(Collectors.toSet());
        if (!live.isEmpty() && table.isAnyOpen(network)) {
            follow(network, chain.transactions(network, live).values());
        }
    }

    private void follow(Network network, Collection<Transaction> transactions) {
        var spenders = spenders(transactions);
        var held = coins.holders(network, spenders.keySet());
        for (var pending : table.list(held.keySet())) {
            var spent = held.getOrDefault(pending.id(), Set.of());
            fate.decide(
                    pending,
                    spent.stream()
                            .map(spenders::get)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList());
        }
    }

    private static Map<OutPoint, Transaction> spenders(Collection<Transaction> transactions) {
        var spenders = new HashMap<OutPoint, Transaction>();
        transactions.forEach(tx -> tx.txIn.forEach(input -> spenders.put(input.outPoint, tx)));
        return spenders;
    }
}
