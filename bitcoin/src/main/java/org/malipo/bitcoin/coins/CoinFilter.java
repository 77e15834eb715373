package org.malipo.bitcoin.coins;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which coins a payment may take.
 * @param only these and no others; null for any
 * @param except never these, for example because another transaction waits for its signatures with them
 * @param minConfirmations 0 takes what is in the mempool too
 */
public record CoinFilter(@Nullable Set<OutPoint> only, Set<OutPoint> except, int minConfirmations) {
    /** Nodes refuse to relay what stands on 25 unconfirmed transactions, itself included. */
    public static final int MOST_ANCESTORS = 25;

    public static final CoinFilter ANY = new CoinFilter(null, Set.of(), 0);

    /** Why a coin stayed in the wallet. */
    public enum LeftOut {
        NOT_CHOSEN,
        LOCKED,
        UNCONFIRMED,
        LONG_CHAIN,
        /** It costs more to spend than it holds. */
        UNECONOMIC
    }

    /** What passed, and how much each reason held back. */
    public record Filtered(List<Coin> usable, Map<LeftOut, Satoshi> leftOut) {}

    public CoinFilter only(Set<OutPoint> chosen) {
        return new CoinFilter(Set.copyOf(chosen), except, minConfirmations);
    }

    public CoinFilter except(Set<OutPoint> locked) {
        return new CoinFilter(only, Set.copyOf(locked), minConfirmations);
    }

    public CoinFilter confirmed() {
        return new CoinFilter(only, except, Math.max(1, minConfirmations));
    }

    public Filtered apply(Collection<Coin> coins) {
        var usable = new ArrayList<Coin>();
        var leftOut = new EnumMap<LeftOut, Satoshi>(LeftOut.class);
        for (var coin : coins) {
            reason(coin)
                    .ifPresentOrElse(
                            reason -> leftOut.merge(reason, coin.amount(), Satoshi::plus), () -> usable.add(coin));
        }
        return new Filtered(List.copyOf(usable), leftOut);
    }

    private Optional<LeftOut> reason(Coin coin) {
        if (only != null && !only.contains(coin.outpoint())) {
            return Optional.of(LeftOut.NOT_CHOSEN);
        }
        if (except.contains(coin.outpoint())) {
            return Optional.of(LeftOut.LOCKED);
        }
        if (coin.confirmations() < minConfirmations) {
            return Optional.of(LeftOut.UNCONFIRMED);
        }
        return coin.ancestors() >= MOST_ANCESTORS ? Optional.of(LeftOut.LONG_CHAIN) : Optional.empty();
    }
}
