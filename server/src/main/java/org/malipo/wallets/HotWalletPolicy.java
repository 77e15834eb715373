package org.malipo.wallets;

import org.malipo.access.Caller;
import org.malipo.access.Policies;
import org.springframework.stereotype.Component;

/**
 * Who may have the server keep a seed. Whoever breaks into the server takes the coins of its hot wallets, so its
 * administrator decides.
 */
@Component
public class HotWalletPolicy {
    private final Policies policies;

    HotWalletPolicy(Policies policies) {
        this.policies = policies;
    }

    /** {@return whether whoever makes this request may; the server itself always may} */
    public boolean allows() {
        return policies.current().allowHotWalletForAll()
                || Caller.find().map(Caller::isAdmin).orElse(true);
    }
}
