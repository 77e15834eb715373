package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.coins.CoinFilter;
import org.malipo.chain.Chain;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/** What a wallet has to spend. */
@Component
public class WalletCoins {
    /** Stands in no text that is stored. */
    private static final String BETWEEN_LABELS = "\u0000";

    private final Chain chain;
    private final HeldCoinTable held;
    private final CoinLabels labels;

    WalletCoins(Chain chain, HeldCoinTable held, CoinLabels labels) {
        this.chain = chain;
        this.held = held;
        this.labels = labels;
    }

    /**
     * The coins of a wallet at one moment.
     *
     * @param all that consensus lets it spend
     * @param held those of them that live sends have, or transactions that wait for signatures
     */
    public record Purse(List<Coin> all, Set<OutPoint> held) {
        /** {@return what an order may take, by its own wishes and because nothing else has it} */
        public CoinFilter filter(SendOrder order) {
            var only = order.onlyCoins();
            var free = only == null ? CoinFilter.ANY : CoinFilter.ANY.only(only);
            return order.onlyConfirmed() ? free.except(held).confirmed() : free.except(held);
        }

        /** {@return the same, where coins of these transactions stand on more than nodes relay} */
        Purse withLongChains(Set<TxId> txids) {
            return new Purse(
                    all.stream()
                            .map(coin -> txids.contains(coin.outpoint().txid)
                                    ? coin.withAncestors(CoinFilter.MOST_ANCESTORS)
                                    : coin)
                            .toList(),
                    held);
        }

        public List<Coin> usable(SendOrder order) {
            return filter(order).apply(all).usable();
        }
    }

    /** {@return what is there; coins with the same labels are one group, and groups are not mixed without need} */
    public Purse of(StoreWallet wallet) {
        // Read first: a coin that is given back in between is missed, never one taken that is in a send.
        var coins = chain.coins(wallet.network(), wallet.group(), null, Integer.MAX_VALUE);
        var taken = held.taken(
                wallet.network(),
                coins.stream()
                        .map(coin -> new OutPoint(coin.txid(), coin.vout()))
                        .toList());
        var fresh = coins.stream()
                .filter(coin -> coin.confirmations() == 0)
                .map(org.malipo.chain.Coin::txid)
                .collect(toSet());
        var ancestors = chain.unconfirmedAncestors(wallet.network(), fresh);
        var written = labels.of(wallet, coins);
        var weight = wallet.scheme().inputWeight();
        var all = coins.stream()
                .filter(coin -> !coin.immature())
                .map(coin -> new Coin(
                        new OutPoint(coin.txid(), coin.vout()),
                        new TxOut(new Satoshi(coin.amount().value()), coin.script()),
                        new AddressIndex(Branch.of(coin.branch()), coin.index()),
                        weight,
                        coin.confirmations(),
                        coin.confirmations() > 0 ? 0 : ancestors(ancestors, coin),
                        String.join(
                                BETWEEN_LABELS,
                                written.getOrDefault(new OutPoint(coin.txid(), coin.vout()), List.of()))))
                .toList();
        return new Purse(all, taken);
    }

    /** {@return what the store wrote on a coin} */
    static List<String> labels(Coin coin) {
        return coin.group().isEmpty() ? List.of() : List.of(coin.group().split(BETWEEN_LABELS, -1));
    }

    private static int ancestors(Map<TxId, Set<TxId>> known, org.malipo.chain.Coin coin) {
        return known.getOrDefault(coin.txid(), Set.of(coin.txid())).size();
    }
}
