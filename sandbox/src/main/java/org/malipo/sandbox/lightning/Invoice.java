package org.malipo.sandbox.lightning;

import org.jspecify.annotations.Nullable;

/**
 * An invoice of a node.
 *
 * @param preimage in hex; null until the owner of a hold invoice tells it
 * @param settleIndex counts the node's paid invoices from 1; 0 if it isn't one
 * @param payer whose payment it is that is held or settled it
 */
public record Invoice(
        Terms terms,
        State state,
        @Nullable String preimage,
        long paidMsat,
        @Nullable String payer,
        long acceptedSeconds,
        long settleIndex,
        long settledSeconds) {
    /** In LND's words. */
    public enum State {
        OPEN,
        SETTLED,
        CANCELED,
        ACCEPTED
    }

    /**
     * What is settled when it is made. Hashes, preimage and secret are in hex.
     *
     * @param preimage null for a hold invoice
     * @param valueMsat 0 leaves the amount to the payer
     * @param addIndex counts the node's invoices from 1
     */
    public record Terms(
            String hash,
            @Nullable String preimage,
            String secret,
            String memo,
            @Nullable String descriptionHash,
            long valueMsat,
            long createdSeconds,
            long expirySeconds,
            int cltvExpiry,
            boolean privateHints,
            long addIndex,
            String bolt11) {}

    static Invoice added(Terms terms) {
        return new Invoice(terms, State.OPEN, terms.preimage, 0, null, 0, 0, 0);
    }

    Invoice canceled() {
        return new Invoice(terms, State.CANCELED, preimage, 0, null, 0, 0, 0);
    }

    Invoice accepted(String from, long msat, long seconds) {
        return new Invoice(terms, State.ACCEPTED, preimage, msat, from, seconds, 0, 0);
    }

    Invoice settled(String from, String proof, long msat, long index, long seconds) {
        var accepted = state == State.ACCEPTED ? acceptedSeconds : seconds;
        return new Invoice(terms, State.SETTLED, proof, msat, from, accepted, index, seconds);
    }

    /** {@return as it looks at a time: an open one that has expired is canceled} */
    Invoice at(long seconds) {
        return state == State.OPEN && seconds >= terms.createdSeconds + terms.expirySeconds ? canceled() : this;
    }

    public String hash() {
        return terms.hash;
    }

    public boolean isHold() {
        return terms.preimage == null;
    }

    public boolean isPending() {
        return state == State.OPEN || state == State.ACCEPTED;
    }
}
