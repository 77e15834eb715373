package org.malipo.ln.node;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.malipo.ln.Msat;

/**
 * An invoice as the node has it.
 *
 * @param id what the node finds it by
 * @param preimage only of a paid one, and only where it hashes to {@code paymentHash}
 * @param bolt11 the payment request
 * @param amount empty where the payer chooses it
 * @param received of a paid one, where the node tells it; may be more than asked for
 * @param paidAt of a paid one, where the node tells it
 * @param customRecords of the payment (BOLT 4), by their type
 */
public record NodeInvoice(
        String id,
        ByteVector32 paymentHash,
        Optional<ByteVector32> preimage,
        String bolt11,
        State state,
        Optional<Msat> amount,
        Optional<Msat> received,
        Instant expiresAt,
        Optional<Instant> paidAt,
        Map<Long, ByteVector> customRecords) {
    /** What became of it so far. */
    public enum State {
        OPEN,
        /** Payments have come in that are neither taken nor given back. */
        HELD,
        PAID,
        /** Expired or cancelled. */
        ENDED
    }

    public NodeInvoice {
        customRecords = Map.copyOf(customRecords);
    }
}
