package org.malipo.idempotency;

import org.malipo.problem.RetryLater;

/** The first request with this key is not over. */
record KeyInUse() implements RetryLater {
    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public String code() {
        return "idempotency-key-in-use";
    }

    @Override
    public String message() {
        return "A request with this idempotency key is being carried out. Repeat it a little later to get its answer.";
    }

    @Override
    public long seconds() {
        return 2;
    }
}
