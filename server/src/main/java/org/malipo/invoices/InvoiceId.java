package org.malipo.invoices;

import java.util.regex.Pattern;
import org.malipo.access.OpaqueId;

/** Names an invoice: 16 random bytes in base58, so that who knows it was told. */
public record InvoiceId(String value) {
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{1,30}");

    public static InvoiceId random() {
        return new InvoiceId(OpaqueId.base58(BYTES));
    }

    /** {@return whether it could be one; any text may stand in a path} */
    boolean isPlausible() {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
