package org.malipo.ln.lnd;

import fr.acinq.bitcoin.ByteVector32;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.malipo.ln.http.Call;
import org.malipo.ln.http.Fields;
import org.malipo.ln.lnd.LndCalls.Said;
import org.malipo.ln.lnd.Macaroons.Right;
import org.malipo.ln.node.NodeException;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;
import org.malipo.ln.node.NodePayment;
import org.malipo.ln.node.PayOrder;
import org.malipo.ln.node.PayResult;
import org.malipo.ln.node.PayResult.Cause;
import org.malipo.ln.node.PayResult.Failed;
import org.malipo.ln.node.PayResult.Unknown;
import tools.jackson.databind.node.ObjectNode;

/**
 * Paying, and what became of payments. What LND does not say for sure is asked once more, and stays unknown if that does not
 * help: nothing is paid twice, and nothing is given up that may be paid yet.
 */
final class LndPayments {
    private static final int PAGE = 1_000;
    private static final int TRIES_WHILE_SYNCING = 5;
    private static final Failed NEVER_HEARD = new Failed(Cause.REFUSED, "The node never heard of the payment.");

    private final LndCalls calls;
    private final Pace pace;

    LndPayments(LndCalls calls, Pace pace) {
        this.calls = calls;
        this.pace = pace;
    }

    PayResult pay(PayOrder order) {
        try {
            var result = send(order);
            for (int i = 1; result.isEmpty() && i < TRIES_WHILE_SYNCING; i++) {
                Thread.sleep(pace.retry());
                result = send(order);
            }
            return result.orElseGet(
                    () -> new Failed(Cause.FAILED, "The node is still catching up with the chain and can't pay yet."));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unknown("We stopped waiting for the node.");
        }
    }

    /** {@return empty if LND has to catch up with the chain first} */
    private Optional<PayResult> send(PayOrder order) throws InterruptedException {
        var patience = order.timeout().plus(pace.grace());
        try (var stream = calls.stream(Right.EVERYTHING, Call.post("/v2/router/send", body(order)), patience)) {
            var hash = order.request().paymentHash();
            long deadline = System.nanoTime() + patience.toNanos();
            for (var said = stream.next(patience); said != null; said = stream.next(left(deadline))) {
                switch (said) {
                    case Said.Refusal(var error) -> {
                        return error.isSyncing() ? Optional.empty() : Optional.of(afterError(order, error));
                    }
                    case Said.Result(var fields) -> {
                        var result = of(hash, fields);
                        if (!(result instanceof Unknown)) {
                            return Optional.of(result);
                        }
                    }
                }
            }
            return Optional.of(afterSilence(order, "The node stopped telling what became of the payment."));
        } catch (Unavailable e) {
            var why = words(e);
            return Optional.of(e.isBeforeAsking() ? new Failed(Cause.FAILED, why) : afterSilence(order, why));
        } catch (NodeException e) {
            return Optional.of(new Failed(Cause.REFUSED, words(e)));
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    private static ObjectNode body(PayOrder order) {
        var body = Fields.create()
                .put("payment_request", order.request().text())
                .put("timeout_seconds", Math.clamp(order.timeout().toSeconds(), 1, Integer.MAX_VALUE))
                .put("fee_limit_msat", String.valueOf(order.maxFee().value()))
                .put("no_inflight_updates", true);
        order.amount().ifPresent(amount -> body.put("amt_msat", String.valueOf(amount.value())));
        return body;
    }

    private PayResult afterError(PayOrder order, LndError error) throws InterruptedException {
        if (error.isDenied() || error.isTooEarly()) {
            return new Failed(Cause.REFUSED, words(error.exception()));
        }
        if (error.says("self-payment")) {
            return new Failed(Cause.NO_ROUTE, "The node does not pay itself.");
        }
        var why = words(error.exception());
        if (error.isUnclear() || error.says("already paid", "in transition", "in flight", "already exists")) {
            return afterSilence(order, why);
        }
        var known = track(order);
        return known instanceof Failed ? new Failed(Cause.REFUSED, why) : known;
    }

    /** LND may only be about to begin: that it failed before, or never heard of the payment, says nothing yet. */
    private PayResult afterSilence(PayOrder order, String why) throws InterruptedException {
        var known = track(order);
        if (known instanceof Failed && !known.equals(NEVER_HEARD)) {
            Thread.sleep(pace.toBegin());
            known = track(order);
        }
        return known.equals(NEVER_HEARD) ? new Unknown(why) : known;
    }

    private PayResult track(PayOrder order) {
        try {
            return tracked(order.request().paymentHash())
                    .map(LndPayment::result)
                    .orElse(NEVER_HEARD);
        } catch (NodeException e) {
            return new Unknown(words(e));
        }
    }

    private static PayResult of(ByteVector32 hash, Fields fields) {
        try {
            var payment = new LndPayment(fields);
            return payment.hash().equals(hash)
                    ? payment.result()
                    : new Unknown("The node tells of another payment than the one that was asked for.");
        } catch (Unavailable e) {
            return new Unknown(words(e));
        }
    }

    Optional<NodePayment> find(ByteVector32 hash) {
        return tracked(hash).map(LndPayment::read);
    }

    private Optional<LndPayment> tracked(ByteVector32 hash) {
        var path = "/v2/router/track/" + Base64.getUrlEncoder().encodeToString(hash.toByteArray());
        try (var stream = calls.stream(Right.READ, Call.get(path), LndCalls.LIMIT)) {
            var said = stream.next(LndCalls.LIMIT);
            if (said == null) {
                throw new Unavailable(Reason.BROKEN, "The node ended its answer before it had begun.", null);
            }
            if (said instanceof Said.Refusal(var error) && error.says("payment isn't initiated")) {
                return Optional.empty();
            }
            var payment = said.orEmpty().map(LndPayment::new);
            if (payment.isPresent() && !payment.get().hash().equals(hash)) {
                throw Fields.wrong("payment_hash");
            }
            return payment;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unavailable(Reason.BROKEN, "We stopped waiting for the node.", null);
        }
    }

    List<NodePayment> list(boolean withPending, long offset) {
        var query = "include_incomplete=" + withPending + "&index_offset=" + offset + "&max_payments=" + PAGE;
        return calls.get(Right.READ, "/v1/payments?" + query).orThrow().list("payments").stream()
                .map(fields -> new LndPayment(fields).read())
                .toList();
    }

    private static String words(NodeException e) {
        return String.valueOf(e.getMessage());
    }
}
