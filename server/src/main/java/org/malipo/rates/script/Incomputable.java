package org.malipo.rates.script;

import org.malipo.rates.RateResult.Cause;

/** An expression has no value. */
final class Incomputable extends Exception {
    private static final long serialVersionUID = 1;

    private final Cause cause;

    Incomputable(Cause cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    Cause why() {
        return cause;
    }
}
