package org.malipo.wallets.setup;

import java.util.List;

/** What came of reading what a merchant gave. */
public sealed interface Reading {
    /**
     * A wallet that can be taken; several where a device told of all its accounts, and the merchant chooses.
     *
     * @param candidates at least one
     */
    record Recognised(List<Candidate> candidates) implements Reading {
        public Recognised {
            candidates = List.copyOf(candidates);
        }
    }

    /** The series of codes is not whole yet. */
    record Partial(int received, int expected) implements Reading {}

    record Refused(Refusal refusal) implements Reading {}

    static Reading refused(String reason, String... values) {
        return new Refused(Refusal.of(reason, values));
    }
}
