package org.malipo.webhooks;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a failed delivery is tried again: after 10 s, after a minute, every ten minutes for an hour, then each time that the
 * failing has lasted twice as long, at least every four hours, until it has lasted three days.
 */
final class RetrySchedule {
    static final Duration END = Duration.ofDays(3);

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(4);

    private RetrySchedule() {}

    /** {@return how long to wait before the next attempt when it has failed for so long, or empty if there is to be none} */
    static Optional<Duration> next(Duration failingFor) {
        if (failingFor.compareTo(END) >= 0) {
            return Optional.empty();
        }
        return Optional.of(shorter(wait(failingFor), END.minus(failingFor)));
    }

    /**
     * {@return whether trying again may help} No answer, a fault of the server, too many requests and a time-out may pass;
     * other refusals are meant.
     */
    static boolean mayPass(@Nullable Integer httpCode) {
        return httpCode == null || httpCode >= 500 || httpCode == 429 || httpCode == 408;
    }

    private static Duration wait(Duration failingFor) {
        if (failingFor.compareTo(SOON) < 0) {
            return SOON;
        }
        if (failingFor.compareTo(SOON.plus(MINUTE)) < 0) {
            return MINUTE;
        }
        return failingFor.compareTo(HOUR) < 0 ? TEN_MINUTES : shorter(failingFor, LONGEST);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
