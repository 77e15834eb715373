package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is out of the ordinary about an invoice. */
public enum AdditionalStatus {
    @JsonProperty("None")
    NONE,
    @JsonProperty("PaidPartial")
    PAID_PARTIAL,
    @JsonProperty("PaidOver")
    PAID_OVER,
    @JsonProperty("PaidLate")
    PAID_LATE,
    @JsonProperty("Marked")
    MARKED
}
