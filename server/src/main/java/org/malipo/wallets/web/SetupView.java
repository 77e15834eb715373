package org.malipo.wallets.web;

import org.malipo.stores.Store;

/**
 * A store without a wallet, and the ways to give it one.
 *
 * @param mayManage whether whoever looks may go them
 * @param signersAsked whether a wallet of several signers is in the making
 */
public record SetupView(String path, String store, String network, boolean mayManage, boolean signersAsked) {
    static SetupView of(Store store, boolean mayManage, boolean signersAsked) {
        return new SetupView(
                "/stores/" + store.id().value() + "/wallet",
                store.name(),
                store.network().id(),
                mayManage,
                signersAsked);
    }
}
