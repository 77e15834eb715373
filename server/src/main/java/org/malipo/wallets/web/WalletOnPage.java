package org.malipo.wallets.web;

import org.malipo.access.StoreId;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Wallets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds the wallet that a page is about. */
@Component
class WalletOnPage {
    private final Wallets wallets;

    WalletOnPage(Wallets wallets) {
        this.wallets = wallets;
    }

    StoreWallet of(String storeId) {
        return wallets.of(new StoreId(storeId)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static String path(StoreWallet wallet) {
        return "/stores/" + wallet.store().value() + "/wallet";
    }
}
