/**
 * Payjoins (BIP 78): a payer shows a signed payment, and one of our coins joins it, so that nobody can tell from the chain
 * what was paid. Whatever comes of that, the payment that the payer signed first is kept and sent in the end.
 */
@ApplicationModule(
        allowedDependencies = {"money", "problem", "outbox", "access", "stores", "chain", "wallets", "invoices", "web"})
@NullMarked
package org.malipo.payjoin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
