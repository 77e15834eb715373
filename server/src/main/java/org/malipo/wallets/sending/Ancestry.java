package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.coins.CoinFilter;
import org.malipo.chain.Chain;
import org.malipo.chain.MempoolEntry;

/**
 * What unconfirmed coins stand on, strangers' transactions included: of those only the node knows, which is asked about each
 * transaction once, and about no more than some. For one draft.
 */
final class Ancestry {
    static final int MOST_ASKED = 100;

    private final Chain chain;
    private final Network network;
    private final Map<TxId, Integer> counts = new HashMap<>();

    Ancestry(Chain chain, Network network) {
        this.chain = chain;
        this.network = network;
    }

    /**
     * An unconfirmed transaction with coins.
     *
     * @param sats of these coins
     * @param ours those of ours that it stands on, itself included
     * @param count the same with those of strangers
     */
    private record Parent(TxId txid, long sats, Set<TxId> ours, int count) {
        int strangers() {
            return count - ours.size();
        }

        long worth() {
            return sats / count;
        }
    }

    /**
     * {@return which of these coins' transactions are too many for one that spends all the coins} Nodes relay any that spends
     * of the others only; these are worth most for what they stand on. Asks the node: must not be called in a transaction.
     */
    Set<TxId> tooMany(Collection<Coin> coins) {
        var together = new HashSet<TxId>();
        int strangers = 0;
        var left = new HashSet<TxId>();
        for (var parent : parents(coins)) {
            int more = strangers + parent.strangers();
            var all = new HashSet<>(together);
            all.addAll(parent.ours());
            if (all.size() + more < CoinFilter.MOST_ANCESTORS) {
                together.addAll(parent.ours());
                strangers = more;
            } else {
                left.add(parent.txid());
            }
        }
        return left;
    }

    private List<Parent> parents(Collection<Coin> coins) {
        var sats = new LinkedHashMap<TxId, Long>();
        coins.stream()
                .filter(coin -> !coin.isConfirmed())
                .sorted(Comparator.comparing(Coin::amount).reversed())
                .forEach(coin -> sats.merge(coin.outpoint().txid, coin.amount().toLong(), Long::sum));
        if (sats.isEmpty()) {
            return List.of();
        }
        var known = chain.unconfirmedAncestors(network, sats.keySet());
        return sats.entrySet().stream()
                .map(entry -> parent(entry.getKey(), entry.getValue(), known))
                .sorted(Comparator.comparingLong(Parent::worth).reversed())
                .toList();
    }

    private Parent parent(TxId txid, long sats, Map<TxId, Set<TxId>> known) {
        var ours = known.getOrDefault(txid, Set.of(txid));
        return new Parent(txid, sats, ours, count(txid, ours));
    }

    /** {@return on how many unconfirmed transactions it stands, itself included, as far as can be told} */
    private int count(TxId txid, Set<TxId> ours) {
        var before = counts.get(txid);
        if (before != null) {
            return before;
        }
        if (counts.size() >= MOST_ASKED) {
            return Math.max(ours.size(), CoinFilter.MOST_ANCESTORS);
        }
        int count = Math.max(
                ours.size(),
                chain.mempoolEntry(network, txid).map(MempoolEntry::ancestors).orElse(0));
        counts.put(txid, count);
        return count;
    }
}
