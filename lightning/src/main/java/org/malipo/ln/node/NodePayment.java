package org.malipo.ln.node;

import fr.acinq.bitcoin.ByteVector32;
import java.time.Instant;
import java.util.Optional;
import org.malipo.ln.Msat;

/**
 * A payment that the node made or tried.
 *
 * @param preimage only of a complete one, and only where it hashes to {@code paymentHash}
 * @param bolt11 the payment request, where the node kept it
 * @param amount what the payee gets
 */
public record NodePayment(
        String id,
        ByteVector32 paymentHash,
        Optional<ByteVector32> preimage,
        Optional<String> bolt11,
        State state,
        Optional<Msat> amount,
        Optional<Msat> fee,
        Optional<Instant> createdAt) {
    /** What became of it so far. */
    public enum State {
        PENDING,
        COMPLETE,
        FAILED,
        UNKNOWN
    }
}
