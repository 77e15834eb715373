package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether the merchant or the payer says how much is paid. Servers to come may know others, which are kept as they are. */
public record InvoiceType(@JsonValue String text) {
    public static final InvoiceType STANDARD = new InvoiceType("Standard");
    public static final InvoiceType TOP_UP = new InvoiceType("TopUp");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InvoiceType {}

    @Override
    public String toString() {
        return text;
    }
}
