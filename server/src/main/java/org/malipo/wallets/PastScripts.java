package org.malipo.wallets;

import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Network;
import org.malipo.chain.ScriptsAhead;
import org.springframework.stereotype.Component;

/** Has a wallet's scripts watched that follow those which a search of the past has found paid. */
@Component
class PastScripts implements ScriptsAhead {
    private final WalletTable wallets;
    private final AddressPool pool;

    PastScripts(WalletTable wallets, AddressPool pool) {
        this.wallets = wallets;
        this.pool = pool;
    }

    @Override
    public void watchAhead(Network network, String group, int gap) {
        StoreWallet.ofGroup(group).ifPresent(wallet -> {
            var scheme = wallets.scheme(wallet);
            for (var branch : Branch.values()) {
                pool.watchAhead(wallet, scheme, branch, gap);
            }
        });
    }
}
