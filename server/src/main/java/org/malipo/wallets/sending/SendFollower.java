package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.malipo.chain.TransactionFact;
import org.malipo.chain.TransactionFollower;
import org.malipo.chain.TransactionState;
import org.springframework.stereotype.Component;

/** Reads from the chain's events what became of sends. */
@Component
class SendFollower implements TransactionFollower {
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
    public void follow(Network network, List<TransactionFact> facts) {
        var txids = facts.stream().map(TransactionFact::txid).collect(Collectors.toSet());
        Map<TxId, Send> known =
                sends.among(network, txids).stream().collect(Collectors.toMap(Send::txid, Function.identity()));
        for (var fact : facts) {
            var send = known.get(fact.txid());
            if (send != null) {
                follow(send, fact.state());
            }
        }
    }

    private void follow(Send send, TransactionState state) {
        switch (state) {
            case CONFIRMED -> ends.confirmed(send);
            case UNCONFIRMED -> ends.unconfirmed(send);
            case REPLACED -> ends.gone(send, SendState.REPLACED);
            case EVICTED -> ends.gone(send, SendState.EVICTED);
        }
    }
}
