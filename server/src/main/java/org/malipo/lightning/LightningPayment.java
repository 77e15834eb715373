package org.malipo.lightning;

import fr.acinq.bitcoin.ByteVector32;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.ln.Msat;

/**
 * A payment that the store, or the server, makes over Lightning.
 *
 * @param payer the store's id, or {@link Payer#SERVER}
 * @param node that it is made with; null once its outcome is known
 * @param attempt how often it was begun, each time after it had failed for sure
 * @param sendingUntil whoever sends it has certainly ended by then
 * @param unknownTimes how often since then the node said that there was nothing of it
 * @param checks how often the node was asked for it
 */
public record LightningPayment(
        String payer,
        ByteVector32 hash,
        @Nullable NodeId node,
        String bolt11,
        Msat amount,
        int attempt,
        State state,
        Instant sendingUntil,
        int unknownTimes,
        int checks,
        Instant createdAt) {
    /** What became of it. */
    public sealed interface State {}

    /** It may have been paid, or may be paid yet. */
    public record Pending() implements State {}

    /** The payee has it. */
    public record Complete(Optional<ByteVector32> preimage, Msat fee) implements State {}

    /**
     * The payee has nothing, and will get nothing of this attempt.
     *
     * @param noRoute whether none was found
     */
    public record Failed(boolean noRoute, @Nullable String reason) implements State {}

    @Override
    public String toString() {
        return "payment " + hash.toHex() + " of " + payer;
    }
}
