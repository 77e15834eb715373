package org.malipo.sandbox.lightning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a node makes or made.
 *
 * @param preimage in hex, of one that succeeded
 * @param resolvedNanos when it ended, 0 while it is in flight
 */
public record Payment(Terms terms, Status status, @Nullable String preimage, FailureReason reason, long resolvedNanos) {
    /** What became of it so far. */
    public enum Status {
        IN_FLIGHT,
        SUCCEEDED,
        FAILED
    }

    /**
     * What is settled when it starts.
     *
     * @param index counts the node's payments from 1
     * @param route empty if there is no way
     * @param payee null if nobody in this network
     */
    public record Terms(
            String hash,
            long index,
            String bolt11,
            long valueMsat,
            List<Hop> route,
            @Nullable String payee,
            long startedNanos) {
        public long feeMsat() {
            return route.isEmpty() ? 0 : route.getFirst().amountMsat() - valueMsat;
        }
    }

    static Payment started(Terms terms) {
        return new Payment(terms, Status.IN_FLIGHT, null, FailureReason.NONE, 0);
    }

    Payment succeeded(String proof, long nanos) {
        return new Payment(terms, Status.SUCCEEDED, proof, FailureReason.NONE, nanos);
    }

    Payment failed(FailureReason why, long nanos) {
        return new Payment(terms, Status.FAILED, null, why, nanos);
    }

    public String hash() {
        return terms.hash;
    }

    public boolean isFinal() {
        return status != Status.IN_FLIGHT;
    }
}
