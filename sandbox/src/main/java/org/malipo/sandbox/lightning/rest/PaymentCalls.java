package org.malipo.sandbox.lightning.rest;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.malipo.sandbox.lightning.Page;
import org.malipo.sandbox.lightning.PaymentOrder;
import org.malipo.sandbox.lightning.Payments;
import org.malipo.sandbox.lightning.Refusal;
import tools.jackson.databind.JsonNode;

/** Calls about payments that the node makes. */
final class PaymentCalls {
    private final Payments payments;

    PaymentCalls(Payments payments) {
        this.payments = payments;
    }

    List<Route> routes() {
        return List.of(
                Route.postStream(
                        "/v2/router/send",
                        Permission.OFFCHAIN_WRITE,
                        Set.of(
                                "payment_request",
                                "amt",
                                "amt_msat",
                                "timeout_seconds",
                                "fee_limit_sat",
                                "fee_limit_msat",
                                "no_inflight_updates"),
                        this::send),
                Route.getStream("/v2/router/track/{payment_hash}", Permission.OFFCHAIN_READ, this::track),
                Route.get("/v1/payments", Permission.OFFCHAIN_READ, this::list));
    }

    /** The time limit is of attempts; here there is but one. */
    private void send(Call call, Lines lines) throws Refusal, IOException, InterruptedException {
        if (call.text("payment_request").isEmpty()) {
            throw Refusal.of("only payments of a payment_request are known here");
        }
        if (call.number("timeout_seconds") <= 0) {
            throw Refusal.of("timeout_seconds must be specified");
        }
        var order = new PaymentOrder(
                call.text("payment_request"),
                call.msat("amt", "amt_msat"),
                call.msat("fee_limit_sat", "fee_limit_msat"));
        try (var watch = payments.send(order)) {
            tell(watch, call.flag("no_inflight_updates"), lines);
        }
    }

    private void track(Call call, Lines lines) throws Refusal, IOException, InterruptedException {
        var hash = call.hash("payment_hash");
        if (hash == null) {
            throw Refusal.of("invalid hash length of 0, want 32");
        }
        try (var watch = payments.track(hash)) {
            tell(watch, call.flag("no_inflight_updates"), lines);
        }
    }

    private static void tell(Payments.Watch watch, boolean onlyEnd, Lines lines)
            throws IOException, InterruptedException {
        for (var next = watch.next(); next.isPresent(); next = watch.next()) {
            var payment = next.get();
            if (payment.isFinal() || !onlyEnd) {
                lines.result(PaymentJson.of(payment), payment.isFinal());
            }
            if (payment.isFinal()) {
                return;
            }
        }
    }

    private JsonNode list(Call call) throws Refusal {
        var max = call.number("max_payments");
        var page = new Page(call.number("index_offset"), max == 0 ? Long.MAX_VALUE : max, call.flag("reversed"));
        var found = payments.list(call.flag("include_incomplete"), page);
        var answer = Json.object();
        answer.set("payments", Json.array(found.stream().map(PaymentJson::of)));
        return answer.put(
                        "first_index_offset",
                        Json.number(
                                found.isEmpty() ? 0 : found.getFirst().terms().index()))
                .put(
                        "last_index_offset",
                        Json.number(
                                found.isEmpty() ? 0 : found.getLast().terms().index()))
                .put("total_num_payments", "0");
    }
}
