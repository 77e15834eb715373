/** Where people land: the way from the root, and a store's first page with its guide to the first payment. */
@ApplicationModule(
        allowedDependencies = {"money", "problem", "access", "stores", "chain", "wallets", "invoices", "web"})
@NullMarked
package org.malipo.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
