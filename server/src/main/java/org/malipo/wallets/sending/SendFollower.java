package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the chain's events what became of sends. */
@Component
class SendFollower implements EventConsumer {
    private final SendTable sends;
    private final SendEnds ends;

    SendFollower(SendTable sends, SendEnds ends) {
        this.sends = sends;
        this.ends = ends;
    }

    @Override
    public String name() {
        return "wallet-sends";
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
        var told = events.stream()
                .map(event -> JsonMapper.shared().readTree(event.payload()))
                .toList();
        var byNetwork = told.stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.path("network").asString(), LinkedHashMap::new, Collectors.toList()));
        byNetwork.forEach((network, facts) -> follow(Network.of(network), facts));
    }

    private void follow(Network network, List<JsonNode> facts) {
        var txids = facts.stream().map(SendFollower::txid).collect(Collectors.toSet());
        Map<TxId, Send> known =
                sends.among(network, txids).stream().collect(Collectors.toMap(Send::txid, Function.identity()));
        for (var fact : facts) {
            var send = known.get(txid(fact));
            if (send != null) {
                follow(send, fact.path("state").asString());
            }
        }
    }

    private void follow(Send send, String state) {
        switch (state) {
            case "confirmed" -> ends.confirmed(send);
            case "unconfirmed" -> ends.unconfirmed(send);
            case "replaced" -> ends.gone(send, SendState.REPLACED);
            case "evicted" -> ends.gone(send, SendState.EVICTED);
            default -> throw new IllegalStateException("A transaction has no state " + state);
        }
    }

    private static TxId txid(JsonNode fact) {
        return new TxId(fact.path("txid").asString());
    }
}
