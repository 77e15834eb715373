package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What is out of the ordinary about an invoice. Servers to come may know others, which are kept as they are. */
public record AdditionalStatus(@JsonValue String text) {
    public static final AdditionalStatus NONE = new AdditionalStatus("None");
    public static final AdditionalStatus PAID_PARTIAL = new AdditionalStatus("PaidPartial");
    public static final AdditionalStatus PAID_OVER = new AdditionalStatus("PaidOver");
    public static final AdditionalStatus PAID_LATE = new AdditionalStatus("PaidLate");
    public static final AdditionalStatus MARKED = new AdditionalStatus("Marked");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdditionalStatus {}

    @Override
    public String toString() {
        return text;
    }
}
