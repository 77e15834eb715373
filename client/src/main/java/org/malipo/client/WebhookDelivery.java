package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attempt to tell a receiver about an event.
 *
 * @param timestamp when the event happened
 * @param deliveryTime when the attempt was made
 * @param httpCode null when there was no answer
 * @param more what servers to come say beside this
 */
public record WebhookDelivery(
        String id,
        Instant timestamp,
        @Nullable Instant deliveryTime,
        @Nullable Integer httpCode,
        @Nullable String errorMessage,
        Status status,
        @JsonAnySetter Map<String, JsonNode> more) {

    /** What came of the attempt. Servers to come may know others, which are kept as they are. */
    public record Status(@JsonValue String text) {
        public static final Status HTTP_SUCCESS = new Status("HttpSuccess");
        public static final Status HTTP_ERROR = new Status("HttpError");
        public static final Status FAILED = new Status("Failed");

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Status {}

        @Override
        public String toString() {
            return text;
        }
    }
}
