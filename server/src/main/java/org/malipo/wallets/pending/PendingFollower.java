package org.malipo.wallets.pending;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the chain's events that transactions of several signers were sent, or that something else has spent their coins. */
@Component
class PendingFollower implements EventConsumer {
    private static final Set<String> LIVE = Set.of("confirmed", "unconfirmed");

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
    public Set<String> types() {
        return Set.of("chain.transaction");
    }

    @Override
    public void handle(Event event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Event> events) {
        var seen = events.stream()
                .map(event -> JsonMapper.shared().readTree(event.payload()))
                .filter(fact -> LIVE.contains(fact.path("state").asString()))
                .collect(Collectors.groupingBy(
                        fact -> fact.path("network").asString(),
                        LinkedHashMap::new,
                        Collectors.mapping(PendingFollower::txid, Collectors.toSet())));
        seen.forEach((network, txids) -> follow(Network.of(network), txids));
    }

    private void follow(Network network, Set<TxId> txids) {
        if (table.isAnyOpen(network)) {
            follow(network, chain.transactions(network, txids).values());
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

    private static TxId txid(JsonNode fact) {
        return new TxId(fact.path("txid").asString());
    }
}
