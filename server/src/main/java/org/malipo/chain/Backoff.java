package org.malipo.chain;

import java.time.Duration;

/** How long to wait before the next attempt: longer each time, up to a minute. */
final class Backoff {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final boolean local;
    private Duration next;

    /** @param local whether an attempt costs nothing, so that the first ones may come quickly */
    Backoff(boolean local) {
        this.local = local;
        this.next = first();
    }

    Duration next() {
        var delay = next;
        var longer = local ? delay.multipliedBy(2) : delay.plusSeconds(5);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        return delay;
    }

    /** It worked: begin anew. */
    void reset() {
        next = first();
    }

    private Duration first() {
        return Duration.ofSeconds(local ? 1 : 5);
    }
}
