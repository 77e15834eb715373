package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an invoice stands. Servers to come may know others, which are kept as they are. */
public record InvoiceStatus(@JsonValue String text) {
    public static final InvoiceStatus NEW = new InvoiceStatus("New");
    /** Paid, and waiting for confirmations. */
    public static final InvoiceStatus PROCESSING = new InvoiceStatus("Processing");

    /** The money is there. */
    public static final InvoiceStatus SETTLED = new InvoiceStatus("Settled");

    public static final InvoiceStatus EXPIRED = new InvoiceStatus("Expired");
    public static final InvoiceStatus INVALID = new InvoiceStatus("Invalid");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InvoiceStatus {}

    @Override
    public String toString() {
        return text;
    }
}
