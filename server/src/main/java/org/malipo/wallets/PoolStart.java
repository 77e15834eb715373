package org.malipo.wallets;

import org.malipo.bitcoin.DerivationScheme;
import org.malipo.chain.Chain;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Fills at start what an earlier stop left short of watched scripts. */
@Component
class PoolStart {
    private final BranchTable branches;
    private final WalletTable wallets;
    private final AddressPool pool;
    private final PoolSettings settings;
    private final Chain chain;

    PoolStart(BranchTable branches, WalletTable wallets, AddressPool pool, PoolSettings settings, Chain chain) {
        this.branches = branches;
        this.wallets = wallets;
        this.pool = pool;
        this.settings = settings;
        this.chain = chain;
    }

    @EventListener(ApplicationReadyEvent.class)
    void fill() {
        for (var wallet : branches.lackingScripts(settings.minGap())) {
            fill(wallet, wallets.scheme(wallet));
        }
    }

    private void fill(long wallet, DerivationScheme scheme) {
        if (chain.enabled(scheme.network())) {
            pool.refillLater(wallet, scheme);
        }
    }
}
