/** What the operator meets: the database that comes along, health, information, checks at start, the doctor. */
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "access",
            "files",
            "stores",
            "outbox",
            "outbound",
            "secrets",
            "chain",
            "rates",
            "wallets",
            "web"
        })
@NullMarked
package org.malipo.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
