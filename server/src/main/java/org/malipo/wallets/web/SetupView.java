package org.malipo.wallets.web;

import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.stores.Store;

/**
 * A store without a wallet, and the ways to give it one.
 *
 * @param mayManage whether whoever looks may go them
 * @param mayMake whether they may have the server see the words of a seed
 * @param signersAsked whether a wallet of several signers is in the making
 */
public record SetupView(
        String path, String store, String network, boolean mayManage, boolean mayMake, boolean signersAsked) {
    static SetupView of(Store store, Caller caller, boolean signersAsked) {
        return new SetupView(
                "/stores/" + store.id().value() + "/wallet",
                store.name(),
                store.network().id(),
                caller.may(Permission.CAN_MANAGE_WALLET_SETTINGS, store.id()),
                caller.may(Permission.CAN_MODIFY_STORE_SETTINGS, store.id()),
                signersAsked);
    }
}
