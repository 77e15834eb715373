package org.malipo.idempotency;

import org.malipo.problem.Problem;

/** The key stands for another request. */
record KeyReused() implements Problem {
    @Override
    public Kind kind() {
        return Kind.UNPROCESSABLE;
    }

    @Override
    public String code() {
        return "idempotency-key-reused";
    }

    @Override
    public String message() {
        return "This idempotency key was used for another request. Nothing was changed; use a new key for a new request.";
    }
}
