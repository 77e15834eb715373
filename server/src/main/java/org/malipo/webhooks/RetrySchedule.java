package org.malipo.webhooks;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a failed delivery is tried again: after 10 s, after a minute, then six times every ten minutes. */
final class RetrySchedule {
    private static final int RETRIES = 8;

    private RetrySchedule() {}

    /**
     * {@return how long to wait before the next attempt, or empty if there is to be none}
     *
     * @param retriesSoFar how many automatic retries there were before this failure
     * @param httpCode the status of the answer, or null if none came
     */
    static Optional<Duration> next(int retriesSoFar, @Nullable Integer httpCode) {
        if (retriesSoFar >= RETRIES || !mayPass(httpCode)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (retriesSoFar) {
                    case 0 -> Duration.ofSeconds(10);
                    case 1 -> Duration.ofMinutes(1);
                    default -> Duration.ofMinutes(10);
                });
    }

    /** No answer, a fault of the server, too many requests and a time-out may pass; other refusals are meant. */
    private static boolean mayPass(@Nullable Integer httpCode) {
        return httpCode == null || httpCode >= 500 || httpCode == 429 || httpCode == 408;
    }
}
