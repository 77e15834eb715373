/**
 * Invoices: a merchant's request to be paid, its prompts (one for each way to pay), the payments that arrived, and the
 * state that follows from them. Rules are plain records; what the chain says comes in as events.
 */
@ApplicationModule(
        allowedDependencies = {"money", "problem", "outbox", "access", "stores", "rates", "chain", "wallets", "web"})
@NullMarked
package org.malipo.invoices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
