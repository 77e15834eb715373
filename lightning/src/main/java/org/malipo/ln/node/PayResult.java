package org.malipo.ln.node;

import fr.acinq.bitcoin.ByteVector32;
import java.util.Optional;
import org.malipo.ln.Msat;

/** What became of a payment. */
public sealed interface PayResult {
    /**
     * The payee has it.
     *
     * @param preimage the proof, where the node tells it; it hashes to the payment hash
     * @param amount what the payee got
     */
    record Paid(Optional<ByteVector32> preimage, Msat amount, Msat fee) implements PayResult {}

    /** The payee has nothing and will get nothing of this attempt. */
    record Failed(Cause cause, String message) implements PayResult {}

    /** It may have been paid, or may be paid yet: ask for the payment until the node knows. */
    record Unknown(String message) implements PayResult {}

    /** Why nothing was paid. */
    enum Cause {
        NO_ROUTE,
        /** The node would not try: wrong network, expired, too little balance, no right to. */
        REFUSED,
        FAILED
    }
}
