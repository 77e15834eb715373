package org.malipo.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * What went over the wire in an attempt, for people who look for a fault.
 *
 * @param requestHeaders "Name: value" a line; null if it was made before these were kept
 * @param answerHeaders the same of the answer, or null if none came
 * @param answerBody its beginning as text
 * @param connectMillis until the connection stood; next to nothing if it stood already
 * @param totalMillis until the answer was read
 */
public record Exchange(
        @Nullable String requestHeaders,
        @Nullable String answerHeaders,
        @Nullable String answerBody,
        @Nullable Integer connectMillis,
        @Nullable Integer totalMillis) {
    static final Exchange NONE = new Exchange(null, null, null, null, null);
}
