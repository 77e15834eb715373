package org.malipo.problem;

/** A refusal for now: the same request may do well after a pause. */
public interface RetryLater extends Problem {
    /** {@return whole seconds, as the header {@code Retry-After} says it} */
    long seconds();
}
