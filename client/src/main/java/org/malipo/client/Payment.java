package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Money that arrived for an invoice.
 *
 * @param id on the chain {@code txid-vout}
 * @param value in the currency of its payment method
 * @param more what servers to come say beside this
 */
public record Payment(
        String id,
        Instant receivedDate,
        BigDecimal value,
        BigDecimal fee,
        Status status,
        String destination,
        @JsonAnySetter Map<String, JsonNode> more) {

    /** Whether the money is there. Servers to come may know others, which are kept as they are. */
    public record Status(@JsonValue String text) {
        public static final Status PROCESSING = new Status("Processing");
        public static final Status SETTLED = new Status("Settled");
        /** Replaced or spent elsewhere. */
        public static final Status INVALID = new Status("Invalid");

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Status {}

        @Override
        public String toString() {
            return text;
        }
    }
}
