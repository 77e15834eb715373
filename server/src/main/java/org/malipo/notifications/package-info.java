/**
 * What people are told: letters by e-mail, each a row first and sent later, and notices inside the application. Both come
 * from other modules' calls and from the event log.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "problem",
            "outbox",
            "secrets",
            "access",
            "stores",
            "wallets",
            "invoices",
            "web",
            "outbound"
        })
@NullMarked
package org.malipo.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
