package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.malipo.sandbox.mempool.Mempool;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.mempool.Policy;

/**
 * Chooses coins for a payment: the smallest single coin that suffices, else the largest ones first. Confirmed coins go
 * before change that still waits, and
 * waiting change is taken where its chain of unconfirmed transactions is shortest, so that many payments can follow
 * each other.
 */
final class CoinSelection {
    /** The mempool takes chains of 25. */
    private static final int MAX_CHAIN = 25;

    private final Mempool mempool;

    private record Waiting(WalletCoin coin, int chainLength) {}

    CoinSelection(Mempool mempool) {
        this.mempool = mempool;
    }

    /**
     * {@return coins whose value without the cost of spending them reaches the target, or empty}
     * @param targetSats beyond what is already there
     */
    Optional<List<WalletCoin>> select(List<WalletCoin> coins, long targetSats, long satsPerKvb) {
        var confirmed = coins.stream().filter(WalletCoin::isConfirmed).toList();
        return single(confirmed, targetSats, satsPerKvb)
                .or(() -> several(largestFirst(confirmed), targetSats, satsPerKvb))
                .or(() -> withWaiting(coins, confirmed, targetSats, satsPerKvb));
    }

    private Optional<List<WalletCoin>> withWaiting(
            List<WalletCoin> coins, List<WalletCoin> confirmed, long targetSats, long satsPerKvb) {
        List<WalletCoin> waiting = shortestChainFirst(coins);
        return firstThatSuffices(waiting, targetSats, satsPerKvb).or(() -> {
            var all = new ArrayList<>(largestFirst(confirmed));
            all.addAll(waiting);
            return several(all, targetSats, satsPerKvb);
        });
    }

    private List<WalletCoin> shortestChainFirst(List<WalletCoin> coins) {
        return coins.stream()
                .filter(coin -> !coin.isConfirmed())
                .map(coin -> new Waiting(coin, chainLength(coin)))
                .filter(waiting -> waiting.chainLength() < MAX_CHAIN)
                .sorted(Comparator.comparingInt(Waiting::chainLength))
                .map(Waiting::coin)
                .toList();
    }

    private static Optional<List<WalletCoin>> single(List<WalletCoin> coins, long targetSats, long satsPerKvb) {
        return coins.stream()
                .filter(coin -> effectiveSats(coin, satsPerKvb) >= targetSats)
                .min(Comparator.comparingLong(WalletCoin::sats))
                .map(List::of);
    }

    private static Optional<List<WalletCoin>> firstThatSuffices(
            List<WalletCoin> coins, long targetSats, long satsPerKvb) {
        return coins.stream()
                .filter(coin -> effectiveSats(coin, satsPerKvb) >= targetSats)
                .findFirst()
                .map(List::of);
    }

    private static Optional<List<WalletCoin>> several(List<WalletCoin> coins, long targetSats, long satsPerKvb) {
        var chosen = new ArrayList<WalletCoin>();
        long reached = 0;
        for (WalletCoin coin : coins) {
            long effective = effectiveSats(coin, satsPerKvb);
            if (reached < targetSats && effective > 0) {
                chosen.add(coin);
                reached += effective;
            }
        }
        return reached >= targetSats ? Optional.of(chosen) : Optional.empty();
    }

    private static List<WalletCoin> largestFirst(List<WalletCoin> coins) {
        return coins.stream()
                .sorted(Comparator.comparingLong(WalletCoin::sats).reversed())
                .toList();
    }

    private static long effectiveSats(WalletCoin coin, long satsPerKvb) {
        return coin.sats()
                - Policy.feeSats(satsPerKvb, Math.ceilDiv(coin.place().type().inputWeight, 4));
    }

    /**
     * {@return how many transactions the longest family of the coin has already, seen from it and from its ancestors}
     */
    private int chainLength(WalletCoin coin) {
        MempoolEntry entry = mempool.find(coin.outPoint().txid);
        if (entry == null) {
            return 0;
        }
        Transaction tx = entry.tx();
        int longest = mempool.ancestors(tx).size() + 1;
        for (MempoolEntry ancestor : mempool.ancestors(tx)) {
            longest = Math.max(longest, mempool.descendants(ancestor).size() + 1);
        }
        return Math.max(longest, mempool.descendants(entry).size() + 1);
    }
}
