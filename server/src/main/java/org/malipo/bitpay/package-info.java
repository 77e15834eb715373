/**
 * The API of BitPay's plugins, for shops whose software knows nothing newer: programs that pair with a store and sign their
 * requests, invoices and rates in that API's shapes, pay buttons, and messages to a shop's address (IPN). It keeps pairs and
 * messages; everything else it asks of other modules.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "problem",
            "outbox",
            "access",
            "stores",
            "outbound",
            "rates",
            "invoices",
            "notifications",
            "web"
        })
@NullMarked
package org.malipo.bitpay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
