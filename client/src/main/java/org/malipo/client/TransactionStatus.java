package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a block holds a transaction. Servers to come may know others, which are kept as they are. */
public record TransactionStatus(@JsonValue String text) {
    public static final TransactionStatus CONFIRMED = new TransactionStatus("Confirmed");
    public static final TransactionStatus UNCONFIRMED = new TransactionStatus("Unconfirmed");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TransactionStatus {}

    @Override
    public String toString() {
        return text;
    }
}
