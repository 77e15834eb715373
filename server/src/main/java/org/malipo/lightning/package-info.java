/**
 * Lightning: which node a store uses, one open connection for each, and what they are asked. A payment is kept before a node
 * hears of it, and asked for until the node says what became of it.
 */
@ApplicationModule(
        allowedDependencies = {"problem", "idempotency", "outbox", "secrets", "access", "stores", "outbound"})
@NullMarked
package org.malipo.lightning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
