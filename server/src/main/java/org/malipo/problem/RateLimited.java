package org.malipo.problem;

import java.time.Duration;

/** The caller asks too often, and may ask again when this time is over. */
public record RateLimited(Duration pause) implements RetryLater {
    @Override
    public Kind kind() {
        return Kind.TOO_OFTEN;
    }

    @Override
    public String code() {
        return "rate-limited";
    }

    @Override
    public String message() {
        return "Too many requests. Try again in " + seconds() + " seconds.";
    }

    @Override
    public long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
