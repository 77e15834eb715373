package org.malipo.invoices;

import org.malipo.stores.NetworkFeeMode;
import org.malipo.stores.StoreSettings.InvoiceTerms;

/** Changes of one setting of a store. */
final class Settings {
    private Settings() {}

    static InvoiceTerms with(InvoiceTerms terms, NetworkFeeMode mode) {
        return new InvoiceTerms(
                terms.defaultCurrency(),
                terms.expiration(),
                terms.monitoring(),
                terms.tolerance(),
                terms.speedPolicy(),
                mode,
                terms.anyoneCanCreate(),
                terms.lazyMethods(),
                terms.payJoin(),
                terms.defaultMethod(),
                terms.methodCriteria(),
                terms.refundExpiry());
    }
}
