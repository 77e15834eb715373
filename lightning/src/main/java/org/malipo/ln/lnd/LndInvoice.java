package org.malipo.ln.lnd;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.malipo.ln.Msat;
import org.malipo.ln.http.Fields;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.NodeInvoice.State;

/** An invoice in LND's words. */
record LndInvoice(Fields fields) {
    /** Whether somebody made it to be paid; what comes in unasked (keysend) has no payment request. */
    boolean isRequest() {
        return fields.text("payment_request").isPresent();
    }

    boolean isPaid() {
        return state() == State.PAID;
    }

    /** {@return how many were added before it, and one; 0 if LND does not tell} */
    long addIndex() {
        return fields.number("add_index").orElse(0L);
    }

    /** {@return how many were paid before it, and one; 0 if it is not paid} */
    long settleIndex() {
        return fields.number("settle_index").orElse(0L);
    }

    NodeInvoice read() {
        var hash = fields.base64As32("r_hash").orElseThrow(() -> Fields.lacks("r_hash"));
        var state = state();
        boolean paid = state == State.PAID;
        return new NodeInvoice(
                hash.toHex(),
                hash,
                fields.base64As32("r_preimage").filter(preimage -> paid && proves(preimage, hash)),
                fields.requiredText("payment_request"),
                state,
                msat("value_msat", "value"),
                paid ? msat("amt_paid_msat", "amt_paid_sat") : Optional.empty(),
                time(Math.addExact(fields.requiredNumber("creation_date"), fields.requiredNumber("expiry")), "expiry"),
                fields.number("settle_date")
                        .filter(seconds -> paid && seconds > 0)
                        .map(seconds -> time(seconds, "settle_date")),
                paid ? customRecords() : Map.of());
    }

    static boolean proves(ByteVector32 preimage, ByteVector32 hash) {
        return hash.equals(new ByteVector32(Crypto.sha256(preimage.toByteArray())));
    }

    private State state() {
        return switch (fields.text("state").orElse(fields.flag("settled") ? "SETTLED" : "OPEN")) {
            case "OPEN" -> State.OPEN;
            case "ACCEPTED" -> State.HELD;
            case "SETTLED" -> State.PAID;
            case "CANCELED" -> State.ENDED;
            default -> throw Fields.wrong("state");
        };
    }

    private Optional<Msat> msat(String exact, String inSats) {
        return fields.msat(exact).or(() -> fields.sats(inSats)).filter(amount -> amount.value() > 0);
    }

    private static Instant time(long seconds, String name) {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException _) {
            throw Fields.wrong(name);
        }
    }

    private Map<Long, ByteVector> customRecords() {
        var records = new HashMap<Long, ByteVector>();
        for (var htlc : fields.list("htlcs")) {
            if (htlc.text("state").filter("SETTLED"::equals).isPresent()) {
                htlc.map("custom_records").forEach((type, value) -> put(records, type, value));
            }
        }
        return records;
    }

    private static void put(Map<Long, ByteVector> records, String type, String value) {
        try {
            records.put(
                    Long.parseUnsignedLong(type),
                    new ByteVector(Base64.getDecoder().decode(value)));
        } catch (IllegalArgumentException _) {
            throw Fields.wrong("custom_records");
        }
    }
}
