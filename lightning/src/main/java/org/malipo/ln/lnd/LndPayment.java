package org.malipo.ln.lnd;

import fr.acinq.bitcoin.ByteVector32;
import java.time.Instant;
import java.util.Optional;
import org.malipo.ln.http.Fields;
import org.malipo.ln.node.NodePayment;
import org.malipo.ln.node.NodePayment.State;
import org.malipo.ln.node.PayResult;
import org.malipo.ln.node.PayResult.Cause;
import org.malipo.ln.node.PayResult.Failed;
import org.malipo.ln.node.PayResult.Paid;
import org.malipo.ln.node.PayResult.Unknown;

/** A payment in LND's words. */
record LndPayment(Fields fields) {
    private static final long NANOS = 1_000_000_000;

    NodePayment read() {
        var hash = hash();
        var state = state();
        return new NodePayment(
                hash.toHex(),
                hash,
                preimage(),
                fields.text("payment_request"),
                state,
                fields.msat("value_msat").or(() -> fields.sats("value_sat")),
                fee(),
                createdAt());
    }

    ByteVector32 hash() {
        return fields.hex32("payment_hash").orElseThrow(() -> Fields.lacks("payment_hash"));
    }

    State state() {
        return switch (fields.text("status").orElse("UNKNOWN")) {
            case "INITIATED", "IN_FLIGHT" -> State.PENDING;
            case "SUCCEEDED" -> State.COMPLETE;
            case "FAILED" -> State.FAILED;
            default -> State.UNKNOWN;
        };
    }

    /** {@return what became of it; unknown as long as LND has not come to an end, or does not tell what it cost} */
    PayResult result() {
        return switch (state()) {
            case COMPLETE ->
                fee().isPresent() && read().amount().isPresent()
                        ? new Paid(preimage(), read().amount().orElseThrow(), fee().orElseThrow())
                        : new Unknown("The node has paid, but does not tell how much.");
            case FAILED -> failure();
            case PENDING -> new Unknown("The payment is on its way.");
            case UNKNOWN -> new Unknown("The node does not know what became of the payment.");
        };
    }

    private Failed failure() {
        return switch (fields.text("failure_reason").orElse("")) {
            case "FAILURE_REASON_NO_ROUTE" ->
                new Failed(Cause.NO_ROUTE, "The node finds no way to the payee within the limit of fees.");
            case "FAILURE_REASON_INSUFFICIENT_BALANCE" ->
                new Failed(Cause.NO_ROUTE, "The node can't send as much through its channels.");
            case "FAILURE_REASON_INCORRECT_PAYMENT_DETAILS" ->
                new Failed(Cause.FAILED, "The payee does not take the payment: it does not know it, or not any more.");
            case "FAILURE_REASON_TIMEOUT" -> new Failed(Cause.FAILED, "The node found no way to the payee in time.");
            case "FAILURE_REASON_CANCELED" -> new Failed(Cause.FAILED, "The payment was cancelled at the node.");
            default -> new Failed(Cause.FAILED, "The node could not pay.");
        };
    }

    private Optional<ByteVector32> preimage() {
        return state() == State.COMPLETE
                ? fields.hex32("payment_preimage").filter(preimage -> LndInvoice.proves(preimage, hash()))
                : Optional.empty();
    }

    private Optional<org.malipo.ln.Msat> fee() {
        return fields.msat("fee_msat").or(() -> fields.sats("fee_sat"));
    }

    private Optional<Instant> createdAt() {
        return fields.number("creation_time_ns")
                .filter(nanos -> nanos > 0)
                .map(nanos -> Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS));
    }
}
