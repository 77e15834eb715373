package org.malipo.wallets;

import org.malipo.access.Caller;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may have the server keep a seed. Whoever breaks into the server takes the coins of its hot wallets, so its operator
 * decides.
 *
 * @param forAll whether everybody may, not only administrators
 */
@ConfigurationProperties("malipo.hotwallet")
record HotWalletPolicy(@DefaultValue("false") boolean forAll) {
    /** {@return whether whoever makes this request may; the server itself always may} */
    boolean allows() {
        return forAll || Caller.find().map(Caller::isAdmin).orElse(true);
    }
}
