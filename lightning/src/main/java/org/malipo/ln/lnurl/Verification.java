package org.malipo.ln.lnurl;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.util.Optional;
import org.malipo.ln.bolt11.Bolt11;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a payment request is paid (LUD-21).
 * @param preimage where it is paid and the service tells it
 */
public record Verification(boolean settled, Optional<ByteVector32> preimage, String bolt11) {
    /** @throws LnurlException also if the preimage is not the one of the payment request that was asked about */
    public static Verification read(String json, Bolt11 asked) throws LnurlException {
        var read = Json.read(json);
        var preimage = preimage(read);
        if (preimage.isPresent()
                && !asked.paymentHash()
                        .equals(new ByteVector32(Crypto.sha256(preimage.get().toByteArray())))) {
            throw new LnurlException("The service gives a preimage that is not the one of the payment.");
        }
        return new Verification(
                read.flag("settled", false), preimage, read.text("pr").orElse(asked.text()));
    }

    private static Optional<ByteVector32> preimage(Json read) throws LnurlException {
        var hex = read.text("preimage").filter(text -> !text.isEmpty());
        if (hex.isEmpty()) {
            return Optional.empty();
        }
        if (!hex.get().matches("[0-9a-fA-F]{64}")) {
            throw new LnurlException("The service gives a preimage that can't be one.");
        }
        return Optional.of(ByteVector32.fromValidHex(hex.get()));
    }

    /** A preimage is told of what is settled only. */
    public ObjectNode toJson() {
        return Json.create()
                .put("status", "OK")
                .put("settled", settled)
                .put("preimage", settled ? preimage.map(ByteVector32::toHex).orElse(null) : null)
                .put("pr", bolt11);
    }

    @Override
    public String toString() {
        return "Verification[settled=" + settled + ", preimage=[secret]]";
    }
}
