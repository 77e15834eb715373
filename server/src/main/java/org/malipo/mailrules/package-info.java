/**
 * Letters that follow events by rules: a store's people, or the administrator for letters about accounts, write down when
 * a letter goes, to whom, and in which words. Events come from the log; letters leave through {@code notifications}.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "problem",
            "outbox",
            "access",
            "branding",
            "stores",
            "wallets",
            "invoices",
            "notifications",
            "web"
        })
@NullMarked
package org.malipo.mailrules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
