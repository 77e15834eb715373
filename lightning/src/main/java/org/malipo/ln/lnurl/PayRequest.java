package org.malipo.ln.lnurl;

import java.net.URI;
import java.util.Optional;
import org.malipo.ln.Msat;
import tools.jackson.databind.node.ObjectNode;

/**
 * How somebody may be paid (LUD-06), the first answer of a service.
 * @param callback what to call for a payment request
 * @param commentAllowed how many characters of a comment it takes (LUD-12), 0 if none
 * @param payerData what it asks of the payer (LUD-18)
 */
public record PayRequest(
        URI callback,
        Msat minSendable,
        Msat maxSendable,
        Metadata metadata,
        int commentAllowed,
        Optional<PayerDataRequest> payerData) {
    private static final int MAX_COMMENT = 1_000_000;

    /** @throws IllegalArgumentException if nothing could be paid */
    public PayRequest {
        if (minSendable.value() < 1 || minSendable.compareTo(maxSendable) > 0 || commentAllowed < 0) {
            throw new IllegalArgumentException("Nothing can be paid from " + minSendable + " to " + maxSendable);
        }
    }

    public static PayRequest read(String json, Targets targets) throws LnurlException {
        var read = Json.read(json, Kind.PAY);
        var min = read.amount("minSendable");
        var max = read.amount("maxSendable");
        if (min.value() < 1 || min.compareTo(max) > 0) {
            throw new LnurlException("The service takes no amount: its least is more than its most, or nothing.");
        }
        return new PayRequest(
                read.address("callback", targets),
                min,
                max,
                Metadata.read(read.requiredText("metadata")),
                comment(read),
                PayerDataRequest.read(read.object().get("payerData")));
    }

    private static int comment(Json read) {
        return read.number("commentAllowed")
                .map(number -> Math.clamp(number.longValue(), 0, MAX_COMMENT))
                .orElse(0);
    }

    public ObjectNode toJson() {
        var json = Json.create()
                .put("tag", Kind.PAY.tag())
                .put("callback", callback.toString())
                .put("metadata", metadata.json())
                .put("minSendable", minSendable.value())
                .put("maxSendable", maxSendable.value())
                .put("commentAllowed", commentAllowed);
        payerData.ifPresent(asked -> json.set("payerData", asked.toJson()));
        return json;
    }

    public boolean takes(Msat amount) {
        return amount.compareTo(minSendable) >= 0 && amount.compareTo(maxSendable) <= 0;
    }

    /**
     * {@return what a wallet calls for a payment request}
     * @param comment empty for none
     * @param payerDataJson what the payer says of themselves, empty for nothing
     */
    public URI callback(Msat amount, String comment, String payerDataJson) throws LnurlException {
        if (!takes(amount)) {
            throw new LnurlException("The amount must be from " + minSendable + " to " + maxSendable + ".");
        }
        if (comment.codePointCount(0, comment.length()) > commentAllowed) {
            throw new LnurlException("The comment may have " + commentAllowed + " characters.");
        }
        var call = Query.with(callback, "amount", Long.toString(amount.value()));
        if (!comment.isEmpty()) {
            call = Query.with(call, "comment", comment);
        }
        return payerDataJson.isEmpty() ? call : Query.with(call, "payerdata", payerDataJson);
    }
}
