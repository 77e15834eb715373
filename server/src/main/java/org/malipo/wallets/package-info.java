/**
 * The wallets of stores: what a merchant set up, the addresses given out from it, and what came in. Addresses are
 * derived and watched ahead, so that giving one out is a single short statement.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "problem",
            "idempotency",
            "outbox",
            "secrets",
            "access",
            "stores",
            "chain",
            "rates",
            "outbound",
            "web"
        })
@NullMarked
package org.malipo.wallets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
