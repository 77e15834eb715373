package org.malipo.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Guesses at addresses without an account. They are locked as accounts are, so that a lock tells nobody who has one.
 * Counted in the memory of each process.
 */
@Component
class UnknownEmails {
    private static final int MOST_KEPT = 10_000;

    private final Cache<String, Guesses> guesses = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(PasswordCheck.LOCK)
            .build();
    private final Clock clock;

    UnknownEmails(Clock clock) {
        this.clock = clock;
    }

    private record Guesses(int failures, Instant lockedUntil, Instant last) {
        static final Guesses NONE = new Guesses(0, Instant.EPOCH, Instant.EPOCH);

        Guesses next(Instant now) {
            var sofar = last.isAfter(now.minus(PasswordCheck.LOCK)) ? failures : 0;
            return sofar + 1 < PasswordCheck.FAILURES
                    ? new Guesses(sofar + 1, lockedUntil, now)
                    : new Guesses(0, now.plus(PasswordCheck.LOCK), now);
        }
    }

    boolean isLocked(String email) {
        var known = guesses.getIfPresent(key(email));
        return known != null && known.lockedUntil().isAfter(clock.instant());
    }

    void countFailure(String email) {
        var now = clock.instant();
        guesses.asMap()
                .compute(
                        key(email),
                        (_, before) ->
                                Objects.requireNonNullElse(before, Guesses.NONE).next(now));
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
