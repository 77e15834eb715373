package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Money that arrived for an invoice.
 *
 * @param id on the chain {@code txid-vout}
 * @param value in the currency of its payment method
 */
public record Payment(
        String id, Instant receivedDate, BigDecimal value, BigDecimal fee, Status status, String destination) {

    /** Whether the money is there. */
    public enum Status {
        @JsonProperty("Processing")
        PROCESSING,
        @JsonProperty("Settled")
        SETTLED,
        /** Replaced or spent elsewhere. */
        @JsonProperty("Invalid")
        INVALID
    }
}
