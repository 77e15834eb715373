package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an invoice stands. */
public enum InvoiceStatus {
    @JsonProperty("New")
    NEW,
    @JsonProperty("Processing")
    PROCESSING,
    @JsonProperty("Settled")
    SETTLED,
    @JsonProperty("Expired")
    EXPIRED,
    @JsonProperty("Invalid")
    INVALID
}
