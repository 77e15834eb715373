package org.malipo.webhooks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook is doing.
 *
 * @param failingSince when what failed first since something last arrived; null while all is well
 * @param pausedAt when it was given up; from then on events wait until somebody resumes it
 * @param catchingUp whether it is back and what waited goes before what happens now
 * @param previousSecretUntil how long its former secret signs as well; null if it has none
 */
public record WebhookState(
        @Nullable Instant failingSince,
        @Nullable Instant pausedAt,
        boolean catchingUp,
        @Nullable Instant previousSecretUntil) {
    static final WebhookState NEW = new WebhookState(null, null, false, null);

    /** A failure this old is the receiver's rather than an event's. */
    private static final Duration OUTAGE = Duration.ofMinutes(1);

    public boolean isPaused() {
        return pausedAt != null;
    }

    /** {@return whether it fails in a way that is not an event's fault} */
    boolean isDown(Instant now) {
        return failingFor(now).compareTo(OUTAGE) >= 0;
    }

    /** {@return whether new events wait for older ones, since those have not arrived} */
    boolean isBehind(Instant now) {
        return isPaused() || catchingUp || isDown(now);
    }

    Duration failingFor(Instant now) {
        return failingSince == null ? Duration.ZERO : Duration.between(failingSince, now);
    }
}
