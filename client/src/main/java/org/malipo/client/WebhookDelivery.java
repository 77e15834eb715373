package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to tell a receiver about an event.
 *
 * @param timestamp when the event happened
 * @param httpCode null when there was no answer
 */
public record WebhookDelivery(
        String id,
        Instant timestamp,
        @Nullable Instant deliveryTime,
        @Nullable Integer httpCode,
        @Nullable String errorMessage,
        Status status) {

    /** What came of the attempt. */
    public enum Status {
        @JsonProperty("HttpSuccess")
        HTTP_SUCCESS,
        @JsonProperty("HttpError")
        HTTP_ERROR,
        @JsonProperty("Failed")
        FAILED
    }
}
