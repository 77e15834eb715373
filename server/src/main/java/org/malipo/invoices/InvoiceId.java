package org.malipo.invoices;

import java.time.Instant;
import java.util.regex.Pattern;
import org.malipo.access.OpaqueId;

/**
 * Names an invoice: 16 bytes in base58, of which 12 are random, so that who knows it was told. The first four are the second in
 * which it was made, so that invoices of one time lie beside each other in every index (ADR 10).
 */
public record InvoiceId(String value) {
    private static final int RANDOM_BYTES = 12;
    private static final Pattern FORM = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{1,30}");

    /** {@return a new name for an invoice that is made at this time} */
    static InvoiceId madeAt(Instant time) {
        return new InvoiceId(OpaqueId.timed(time, RANDOM_BYTES));
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
