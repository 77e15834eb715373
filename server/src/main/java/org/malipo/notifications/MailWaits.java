package org.malipo.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a letter that could not be sent is tried again: soon, then ever more rarely, for three days. */
final class MailWaits {
    static final Duration LIFE = Duration.ofDays(3);

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));
    private static final Duration LONGEST = Duration.ofHours(12);

    private MailWaits() {}

    /** {@return when to try next after the {@code attempts}-th failure, or empty to give up} */
    static Optional<Instant> next(int attempts, Instant createdAt, Instant now) {
        var wait = attempts <= WAITS.size() ? WAITS.get(attempts - 1) : LONGEST;
        return Optional.of(now.plus(wait)).filter(due -> due.isBefore(createdAt.plus(LIFE)));
    }
}
