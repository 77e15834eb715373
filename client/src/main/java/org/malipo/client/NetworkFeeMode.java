package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** When the payer pays the fee that it costs to spend the payment. Servers to come may know others, which are kept as they are. */
public record NetworkFeeMode(@JsonValue String text) {
    public static final NetworkFeeMode MULTIPLE_PAYMENTS_ONLY = new NetworkFeeMode("MultiplePaymentsOnly");
    public static final NetworkFeeMode ALWAYS = new NetworkFeeMode("Always");
    public static final NetworkFeeMode NEVER = new NetworkFeeMode("Never");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NetworkFeeMode {}

    @Override
    public String toString() {
        return text;
    }
}
