package org.malipo.wallets;

import java.util.List;
import java.util.Set;
import org.malipo.access.StoreId;
import org.malipo.chain.Chain;
import org.malipo.money.Sats;
import org.malipo.stores.StoreBelongings;
import org.malipo.stores.Stores;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets go of a deleted store's wallets: destroys their seeds, and stops to watch what no other store has. Counters stay, so
 * that no address is ever given out twice, and so does what the chain told of the wallet.
 */
@Component
@Order(0) // before what was noted about them
class WalletBelongings implements StoreBelongings {
    private static final int SCRIPTS_AT_A_TIME = 5_000;

    private final WalletTable table;
    private final Seeds seeds;
    private final WalletWatch watch;
    private final Chain chain;
    private final Stores stores;
    private final WalletScans scans;
    private final WalletRescans rescans;

    @SuppressWarnings("TooManyParameters") // what is let go of
    WalletBelongings(
            WalletTable table,
            Seeds seeds,
            WalletWatch watch,
            Chain chain,
            Stores stores,
            WalletScans scans,
            WalletRescans rescans) {
        this.table = table;
        this.seeds = seeds;
        this.watch = watch;
        this.chain = chain;
        this.stores = stores;
        this.scans = scans;
        this.rescans = rescans;
    }

    /** Also of wallets that the store had before its present one: their seeds are here as well. */
    @Override
    public List<Loss> losses(StoreId store) {
        var hot = seeds.walletsOf(store);
        if (hot.isEmpty()) {
            return List.of();
        }
        var coins = coins(store, hot);
        return List.of(
                coins.value() > 0
                        ? new Loss("wallets.loss.coins", List.of(coins))
                        : new Loss("wallets.loss.seed", List.of()));
    }

    private Sats coins(StoreId store, Set<Long> wallets) {
        var network = stores.get(store).network();
        return wallets.stream()
                .map(wallet ->
                        chain.balance(network, StoreWallet.groupOf(wallet)).total())
                .reduce(new Sats(0), Sats::plus);
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        var wallets = seeds.walletsOf(store);
        table.find(store).map(StoreWallet::id).ifPresent(wallets::add);
        if (wallets.isEmpty()) {
            return unwatchSome();
        }
        seeds.destroy(store);
        table.remove(store);
        wallets.forEach(watch::endUnlessUsed);
        return true;
    }

    /** Of whichever wallet: what an earlier crash left is done as well. */
    private boolean unwatchSome() {
        var ending = watch.lockEnding();
        ending.ifPresent(wallet -> {
            var group = StoreWallet.groupOf(wallet.wallet());
            if (chain.unwatch(wallet.network(), group, SCRIPTS_AT_A_TIME) == 0) {
                scans.forget(wallet.wallet(), wallet.network());
                rescans.forget(wallet.wallet(), wallet.network());
                watch.ended(wallet.wallet());
            }
        });
        return ending.isPresent();
    }
}
