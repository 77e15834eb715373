package org.malipo.search;

import java.util.List;
import org.malipo.invoices.FoundInvoice;

/**
 * What was found.
 *
 * @param sought as it was typed
 */
public record SearchView(String sought, List<FoundStore> stores, List<FoundInvoice> invoices) {
    /** A store that the person works in. */
    public record FoundStore(String name, String url) {}

    public boolean isEmpty() {
        return stores.isEmpty() && invoices.isEmpty();
    }
}
