package org.malipo.checkout;

import java.util.Optional;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;

/** Where the receipt of an invoice is. */
final class ReceiptLink {
    private ReceiptLink() {}

    /** {@return its address; empty if the shop wants none, or there is nothing to confirm yet} */
    static Optional<String> of(InvoiceView invoice) {
        return Optional.of("/i/" + invoice.id() + "/receipt")
                .filter(_ -> invoice.terms().receipt().enabled() && invoice.status() == InvoiceStatus.SETTLED);
    }
}
