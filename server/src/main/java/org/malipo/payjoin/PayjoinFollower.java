package org.malipo.payjoin;

import fr.acinq.bitcoin.TxId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the chain's events what became of payjoins. */
@Component
class PayjoinFollower implements EventConsumer {
    private final PayjoinTable table;
    private final PayjoinEnds ends;
    private final Chain chain;

    PayjoinFollower(PayjoinTable table, PayjoinEnds ends, Chain chain) {
        this.table = table;
        this.ends = ends;
        this.chain = chain;
    }

    @Override
    public String name() {
        return "payjoins";
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
        events.stream()
                .map(event -> JsonMapper.shared().readTree(event.payload()))
                .collect(Collectors.groupingBy(
                        fact -> fact.path("network").asString(), LinkedHashMap::new, Collectors.toList()))
                .forEach((network, facts) -> follow(Network.of(network), facts));
    }

    private void follow(Network network, List<JsonNode> facts) {
        var known =
                table.among(network, facts.stream().map(PayjoinFollower::txid).collect(Collectors.toSet()));
        for (var payjoin : known) {
            facts.stream()
                    .filter(fact -> payjoin.has(txid(fact)))
                    .forEach(fact ->
                            follow(payjoin, txid(fact), fact.path("state").asString()));
        }
    }

    private void follow(Payjoin payjoin, TxId txid, String state) {
        switch (state) {
            case "confirmed" -> ends.done(payjoin);
            case "unconfirmed" -> ends.seen(payjoin);
            case "replaced", "evicted" -> {
                if (!isLive(payjoin, payjoin.otherThan(txid))) {
                    ends.gone(payjoin);
                }
            }
            default -> throw new IllegalStateException("A transaction has no state " + state);
        }
    }

    private boolean isLive(Payjoin payjoin, TxId txid) {
        return chain.transaction(payjoin.network(), txid)
                .filter(known -> known.state().isLive())
                .isPresent();
    }

    private static TxId txid(JsonNode fact) {
        return new TxId(fact.path("txid").asString());
    }
}
