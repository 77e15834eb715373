package org.malipo.wallets.web;

import org.malipo.stores.Store;

/** A store without a wallet, and the ways to give it one. */
public record SetupView(String path, String store, String network) {
    static SetupView of(Store store) {
        return new SetupView(
                "/stores/" + store.id().value() + "/wallet",
                store.name(),
                store.network().id());
    }
}
