package org.malipo.problem;

import java.time.Duration;

/** The caller asks too often, and may ask again when this time is over. */
public record RateLimited(Duration pause) implements Problem {
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

    /** {@return whole seconds, as the header {@code Retry-After} says it} */
    public long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
