package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How much of an invoice is given back. Servers to come may know others, which are kept as they are. */
public record RefundVariant(@JsonValue String text) {
    /** What was paid, in what it was paid with. */
    public static final RefundVariant RATE_THEN = new RefundVariant("RateThen");

    /** What it was worth, at the price of now. */
    public static final RefundVariant CURRENT_RATE = new RefundVariant("CurrentRate");

    /** What it was worth, in the invoice's currency. */
    public static final RefundVariant FIAT = new RefundVariant("Fiat");

    /** What was paid too much. */
    public static final RefundVariant OVERPAID_AMOUNT = new RefundVariant("OverpaidAmount");

    /** An amount that the merchant names. */
    public static final RefundVariant CUSTOM = new RefundVariant("Custom");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RefundVariant {}

    @Override
    public String toString() {
        return text;
    }
}
