package org.malipo.wallets;

import org.malipo.access.Caller;
import org.malipo.access.Policies;
import org.springframework.stereotype.Component;

/**
 * Who may have the server make a wallet. Whoever breaks into the server takes the coins of its hot wallets, so its
 * administrator decides who may have it keep a seed, and who may have it make one and forget it.
 */
@Component
public class HotWalletPolicy {
    private final Policies policies;

    HotWalletPolicy(Policies policies) {
        this.policies = policies;
    }

    /** {@return whether whoever makes this request may have a seed kept; the server itself always may} */
    public boolean allows() {
        return policies.current().allowHotWalletForAll() || isAdministration();
    }

    /** {@return whether they may have one made that is not kept} */
    boolean allowsWatchOnly() {
        return policies.current().allowCreateColdWalletForAll() || isAdministration();
    }

    private static boolean isAdministration() {
        return Caller.find().map(Caller::isAdmin).orElse(true);
    }
}
