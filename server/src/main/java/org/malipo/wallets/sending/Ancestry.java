package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.coins.CoinFilter;
import org.malipo.chain.Chain;
import org.malipo.chain.MempoolEntry;

/**
 * What unconfirmed coins stand on, strangers' transactions included: of those only the node knows, which is asked about each
 * transaction once. For one draft.
 */
final class Ancestry {
    private final Chain chain;
    private final Network network;
    private final Map<TxId, Integer> counts = new HashMap<>();

    Ancestry(Chain chain, Network network) {
        this.chain = chain;
        this.network = network;
    }

    /**
     * {@return which of these coins' transactions are too many for one that spends all the coins, those first that stand on
     * most; none if nodes relay it} Asks the node: must not be called in a transaction.
     */
    Set<TxId> tooMany(Collection<Coin> coins) {
        var fresh = coins.stream()
                .filter(coin -> !coin.isConfirmed())
                .map(coin -> coin.outpoint().txid)
                .collect(toSet());
        if (fresh.isEmpty()) {
            return Set.of();
        }
        var known = chain.unconfirmedAncestors(network, fresh);
        var together = new HashSet<TxId>();
        int strangers = 0;
        var left = new HashSet<TxId>();
        for (var txid : shortestFirst(fresh, known)) {
            var ours = known.getOrDefault(txid, Set.of(txid));
            int more = strangers + count(txid, ours) - ours.size();
            var all = new HashSet<>(together);
            all.addAll(ours);
            if (all.size() + more < CoinFilter.MOST_ANCESTORS) {
                together.addAll(ours);
                strangers = more;
            } else {
                left.add(txid);
            }
        }
        return left;
    }

    private Collection<TxId> shortestFirst(Set<TxId> txids, Map<TxId, Set<TxId>> known) {
        return txids.stream()
                .sorted(Comparator.comparingInt(txid -> count(txid, known.getOrDefault(txid, Set.of(txid)))))
                .toList();
    }

    /** {@return on how many unconfirmed transactions it stands, itself included, as far as can be told} */
    private int count(TxId txid, Set<TxId> ours) {
        return counts.computeIfAbsent(
                txid,
                _ -> Math.max(
                        ours.size(),
                        chain.mempoolEntry(network, txid)
                                .map(MempoolEntry::ancestors)
                                .orElse(0)));
    }
}
