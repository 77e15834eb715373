package org.malipo.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record of one attempt to tell a webhook of an event.
 *
 * @param id base58 of 16 random bytes
 * @param seq grows with each one that is queued
 * @param eventType for example {@code InvoiceSettled}
 * @param subject what the event is about, for example an invoice's id
 * @param eventAt when the event happened
 * @param deliveredAt when the attempt ended
 * @param httpCode the answer's status, or null if none came
 * @param error a sentence for a person, or null if it went well
 * @param pruned whether the body is too old to be kept, so that it can't be shown or sent again
 */
public record Delivery(
        String id,
        long seq,
        String eventType,
        String subject,
        Instant eventAt,
        Instant deliveredAt,
        @Nullable Integer httpCode,
        @Nullable String error,
        Outcome outcome,
        boolean pruned) {
    /** How it ended. */
    public enum Outcome {
        /** A status of 200 to 299. */
        HTTP_SUCCESS("HttpSuccess"),
        /** Another status. */
        HTTP_ERROR("HttpError"),
        /** No answer at all. */
        FAILED("Failed");

        private final String wireName;

        Outcome(String wireName) {
            this.wireName = wireName;
        }

        /** {@return the name in tables and on the wire} */
        public String wireName() {
            return wireName;
        }

        static Outcome of(String wireName) {
            for (var outcome : values()) {
                if (outcome.wireName.equals(wireName)) {
                    return outcome;
                }
            }
            throw new IllegalArgumentException(wireName);
        }
    }
}
