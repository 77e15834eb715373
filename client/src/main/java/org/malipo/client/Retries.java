package org.malipo.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often, and with what pauses, a request is tried again that got no answer, or 429, 500, 502, 503 or 504. The pause doubles with
 * each try and is shortened at random by up to a half, so that many clients do not come back at once. A server that asks for
 * a longer pause ({@code Retry-After}) gets it; one that asks for more than the longest pause is not asked again.
 *
 * @param tries with the first one; 1 for no retries
 * @param firstPause before the second try
 * @param longestPause what no pause exceeds
 */
public record Retries(int tries, Duration firstPause, Duration longestPause) {
    /** Five tries within about four seconds, or as the server asks. */
    public static final Retries DEFAULT = new Retries(5, Duration.ofMillis(250), Duration.ofSeconds(30));

    /** What fails has failed. Changes carry no key then, unless {@link MalipoClient#keyed} gives one. */
    public static final Retries NONE = new Retries(1, Duration.ZERO, Duration.ZERO);

    public Retries {
        if (tries < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("At least one try, and pauses that grow");
        }
    }

    /** {@return whether there is more than one try} */
    boolean areAllowed() {
        return tries > 1;
    }

    /**
     * {@return the pause after this try, or empty if it was the last one}
     *
     * @param tried 1 for the first
     * @param asked what the server asked for
     */
    Optional<Duration> pauseAfter(int tried, Optional<Duration> asked) {
        var least = asked.orElse(Duration.ZERO);
        if (tried >= tries || least.compareTo(longestPause) > 0) {
            return Optional.empty();
        }
        var own = shortened(growing(tried));
        return Optional.of(own.compareTo(least) < 0 ? least : own);
    }

    /** {@return the pause after this try before chance shortens it} */
    Duration growing(int tried) {
        var pause = firstPause;
        for (int i = 1; i < tried && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    static Duration shortened(Duration pause) {
        long half = pause.toNanos() / 2;
        return Duration.ofNanos(
                pause.toNanos() - (half == 0 ? 0 : ThreadLocalRandom.current().nextLong(half)));
    }
}
