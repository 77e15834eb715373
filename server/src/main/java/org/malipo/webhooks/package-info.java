/**
 * Tells other people's servers what happened: a signed POST for each event of a store, from the event log. Bodies are
 * fixed when the event is consumed; an attempt is recorded before it is made.
 */
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "idempotency",
            "outbox",
            "secrets",
            "access",
            "stores",
            "invoices",
            "outbound",
            "notifications",
            "web"
        })
@NullMarked
package org.malipo.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
