package org.malipo.ln.lnurl;

import java.net.URI;
import java.util.Optional;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Exception;
import tools.jackson.databind.node.ObjectNode;

/**
 * The payment request that a service made for a payer (LUD-06), its second answer.
 * @param bolt11 as it came; {@link #check} before it is paid
 * @param disposable whether the link can't be paid again (LUD-11)
 * @param verify where anybody can ask whether it is paid (LUD-21)
 */
public record PayAnswer(
        String bolt11, boolean disposable, Optional<SuccessAction> successAction, Optional<URI> verify) {
    /** @throws LnurlException also if what follows a payment is of a kind that nobody here could show (LUD-09) */
    public static PayAnswer read(String json, PayRequest request, Targets targets) throws LnurlException {
        var read = Json.read(json);
        return new PayAnswer(
                read.requiredText("pr"),
                read.flag("disposable", true),
                SuccessAction.read(read.object().get("successAction"), request.callback(), targets),
                read.text("verify").isEmpty() ? Optional.empty() : Optional.of(read.address("verify", targets)));
    }

    public ObjectNode toJson() {
        var json = Json.create().put("pr", bolt11).put("disposable", disposable);
        json.putArray("routes");
        successAction.ifPresent(action -> json.set("successAction", action.toJson()));
        verify.ifPresent(address -> json.put("verify", address.toString()));
        return json;
    }

    /**
     * {@return the payment request, if it asks what the payer agreed to}
     * @param payerDataJson as it was sent to the service, empty if nothing was
     */
    public Bolt11 check(PayRequest request, Msat amount, String payerDataJson) throws LnurlException {
        var read = decoded();
        if (!read.amount().equals(Optional.of(amount))) {
            throw new LnurlException("The payment request of the service asks for another amount.");
        }
        var isAsked = request.payerData().isPresent() && !payerDataJson.isEmpty();
        var hash = isAsked
                ? request.metadata().hash(payerDataJson)
                : request.metadata().hash();
        if (!read.description().equals(hash)) {
            throw new LnurlException("The payment request of the service is for something else.");
        }
        return read;
    }

    private Bolt11 decoded() throws LnurlException {
        try {
            return Bolt11.decode(bolt11);
        } catch (Bolt11Exception e) {
            throw new LnurlException(e.getMessage());
        }
    }
}
