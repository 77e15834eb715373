package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.chain.OwnOutput;
import org.malipo.chain.TransactionState;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/** What else has the coins of a transaction that nodes lack. */
@Component
class Rivals {
    private final Chain chain;
    private final HeldCoinTable held;
    private final SendTable sends;

    Rivals(Chain chain, HeldCoinTable held, SendTable sends) {
        this.chain = chain;
        this.held = held;
        this.sends = sends;
    }

    /** @throws ProblemException if something has one of these coins, or one of them is not there */
    void requireNone(StoreWallet wallet, TxId txid, List<OwnOutput> spent) {
        var network = wallet.network();
        var coins = spent.stream().map(OwnOutput::outpoint).toList();
        var inSends = held.holders(network, coins);
        var itself = sends.among(network, List.of(txid)).stream().map(Send::id).toList();
        if (!itself.containsAll(inSends.values()) || spent.stream().anyMatch(coin -> isLost(network, coin, txid))) {
            throw new ProblemException(BumpProblems.COINS_SPENT);
        }
        if (!inSends.keySet().containsAll(held.taken(network, coins))) {
            throw new ProblemException(BumpProblems.COINS_HELD);
        }
        if (spent.stream().anyMatch(coin -> !coin.live())) {
            throw new ProblemException(BumpProblems.PARENT_FORGOTTEN);
        }
    }

    /** {@return whether another transaction has spent the coin, or the one that made it can't come back} */
    boolean isLost(Network network, OwnOutput coin, TxId txid) {
        var by = coin.spentBy();
        return (by != null && !by.equals(txid)) || (!coin.live() && !isForgotten(network, coin.outpoint().txid));
    }

    private boolean isForgotten(Network network, TxId txid) {
        return chain.transaction(network, txid)
                .filter(known -> known.state() == TransactionState.EVICTED)
                .isPresent();
    }
}
