package org.malipo.idempotency;

import org.malipo.problem.RetryLater;

/** No connection to the database came free for one more request with a key. */
record TooManyAtOnce() implements RetryLater {
    @Override
    public Kind kind() {
        return Kind.UNAVAILABLE;
    }

    @Override
    public String code() {
        return "unavailable";
    }

    @Override
    public String message() {
        return "Too many requests with keys are being carried out. Nothing was changed by this one; repeat it a little later.";
    }

    @Override
    public long seconds() {
        return 2;
    }
}
