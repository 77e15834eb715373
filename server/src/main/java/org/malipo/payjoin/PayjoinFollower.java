package org.malipo.payjoin;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.chain.TransactionFact;
import org.malipo.chain.TransactionFollower;
import org.springframework.stereotype.Component;

/** Reads from the chain's events what became of payjoins. */
@Component
class PayjoinFollower implements TransactionFollower {
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
    public void follow(Network network, List<TransactionFact> facts) {
        var known =
                table.among(network, facts.stream().map(TransactionFact::txid).collect(Collectors.toSet()));
        for (var payjoin : known) {
            facts.stream().filter(fact -> payjoin.has(fact.txid())).forEach(fact -> follow(payjoin, fact));
        }
    }

    private void follow(Payjoin payjoin, TransactionFact fact) {
        switch (fact.state()) {
            case CONFIRMED -> ends.done(payjoin);
            case UNCONFIRMED -> ends.seen(payjoin);
            case REPLACED, EVICTED -> {
                if (!isLive(payjoin, payjoin.otherThan(fact.txid()))) {
                    ends.gone(payjoin);
                }
            }
        }
    }

    private boolean isLive(Payjoin payjoin, TxId txid) {
        return chain.transaction(payjoin.network(), txid)
                .filter(known -> known.state().isLive())
                .isPresent();
    }
}
