/**
 * The page where a payer pays: one invoice, useful without scripts, live with them. It only reads invoices; what it
 * shows follows from {@link org.malipo.invoices.InvoiceView}.
 */
@ApplicationModule(
        allowedDependencies = {"money", "problem", "outbox", "access", "stores", "branding", "chain", "invoices", "web"
        })
@NullMarked
package org.malipo.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
