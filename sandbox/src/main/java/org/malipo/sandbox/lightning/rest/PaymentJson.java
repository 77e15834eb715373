package org.malipo.sandbox.lightning.rest;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.malipo.sandbox.lightning.Hop;
import org.malipo.sandbox.lightning.Payment;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** LND's {@code Payment}. */
final class PaymentJson {
    private static final String NO_PREIMAGE = "0".repeat(64);

    private PaymentJson() {}

    static ObjectNode of(Payment payment) {
        var terms = payment.terms();
        var json = Json.object()
                .put("payment_hash", terms.hash())
                .put("value", Json.number(terms.valueMsat() / Json.MSAT))
                .put("creation_date", Json.number(TimeUnit.NANOSECONDS.toSeconds(terms.startedNanos())))
                .put("fee", Json.number(terms.feeMsat() / Json.MSAT))
                .put("payment_preimage", Objects.requireNonNullElse(payment.preimage(), NO_PREIMAGE))
                .put("value_sat", Json.number(terms.valueMsat() / Json.MSAT))
                .put("value_msat", Json.number(terms.valueMsat()))
                .put("payment_request", terms.bolt11())
                .put("status", payment.status().name())
                .put("fee_sat", Json.number(terms.feeMsat() / Json.MSAT))
                .put("fee_msat", Json.number(terms.feeMsat()))
                .put("creation_time_ns", Json.number(terms.startedNanos()))
                .put("payment_index", Json.number(terms.index()))
                .put("failure_reason", "FAILURE_REASON_" + payment.reason().name());
        json.set("htlcs", attempts(payment));
        json.putObject("first_hop_custom_records");
        return json;
    }

    private static ArrayNode attempts(Payment payment) {
        var attempts = Json.MAPPER.createArrayNode();
        var terms = payment.terms();
        if (!terms.route().isEmpty()) {
            var attempt = attempts.addObject()
                    .put("attempt_id", Json.number(terms.index()))
                    .put("status", payment.status().name())
                    .put("attempt_time_ns", Json.number(terms.startedNanos()))
                    .put("resolve_time_ns", Json.number(payment.resolvedNanos()))
                    .put("preimage", Json.bytes(payment.preimage()));
            attempt.putNull("failure");
            attempt.set("route", route(terms));
        }
        return attempts;
    }

    private static ObjectNode route(Payment.Terms terms) {
        var total = terms.route().getFirst().amountMsat();
        var route = Json.object()
                .put("total_time_lock", 0)
                .put("total_fees", Json.number(terms.feeMsat() / Json.MSAT))
                .put("total_amt", Json.number(total / Json.MSAT))
                .put("total_fees_msat", Json.number(terms.feeMsat()))
                .put("total_amt_msat", Json.number(total));
        var hops = route.putArray("hops");
        for (int i = 0; i < terms.route().size(); i++) {
            hops.add(hop(terms, i));
        }
        return route;
    }

    private static ObjectNode hop(Payment.Terms terms, int place) {
        Hop hop = terms.route().get(place);
        boolean last = place + 1 == terms.route().size();
        var forwarded = last ? hop.amountMsat() : terms.route().get(place + 1).amountMsat();
        return Json.object()
                .put("chan_id", Long.toUnsignedString(hop.shortId()))
                .put("amt_to_forward", Json.number(forwarded / Json.MSAT))
                .put("amt_to_forward_msat", Json.number(forwarded))
                .put("fee", Json.number((hop.amountMsat() - forwarded) / Json.MSAT))
                .put("fee_msat", Json.number(hop.amountMsat() - forwarded));
    }
}
