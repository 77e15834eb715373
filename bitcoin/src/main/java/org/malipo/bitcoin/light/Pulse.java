package org.malipo.bitcoin.light;

import java.time.Clock;
import java.time.Instant;

/** When the thread of a light client last showed that it goes on. That thread beats; any thread may look. */
final class Pulse {
    private final Clock clock;
    private volatile Instant last;

    Pulse(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    void beat() {
        last = clock.instant();
    }

    Instant last() {
        return last;
    }
}
