package org.malipo.bitcoin.light;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to when all that peers announced has been handed over. Peers answer in order: what one announced before a step has
 * come when it answers the step's question for headers, is asked of it in the next step, and has come when that is
 * answered. So after the third step in a row at the tip all is known from before the first. Used by one thread.
 */
final class Heard {
    private final Clock clock;
    private Instant began = Instant.EPOCH;
    private @Nullable Instant last;
    private @Nullable Instant beforeLast;
    private @Nullable Instant through;

    Heard(Clock clock) {
        this.clock = clock;
    }

    /** A step begins. */
    void begin() {
        began = clock.instant();
    }

    /** A step has ended. */
    void end(boolean atTip) {
        through = atTip ? beforeLast : null;
        beforeLast = atTip ? last : null;
        last = atTip ? began : null;
    }

    @Nullable
    Instant through() {
        return through;
    }
}
