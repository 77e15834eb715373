package org.malipo.wallets;

import org.malipo.access.StoreId;

/** Where one store keeps its notes about one wallet. */
record Notebook(StoreId store, long wallet) {
    static Notebook of(StoreWallet wallet) {
        return new Notebook(wallet.store(), wallet.id());
    }
}
