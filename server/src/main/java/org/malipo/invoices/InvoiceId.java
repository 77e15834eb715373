package org.malipo.invoices;

import org.malipo.access.OpaqueId;

/** Names an invoice: 16 random bytes in base58, so that who knows it was told. */
public record InvoiceId(String value) {
    private static final int BYTES = 16;

    public static InvoiceId random() {
        return new InvoiceId(OpaqueId.base58(BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
