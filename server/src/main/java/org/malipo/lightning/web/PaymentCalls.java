package org.malipo.lightning.web;

import fr.acinq.bitcoin.ByteVector32;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.malipo.lightning.LightningNodes;
import org.malipo.lightning.LightningPayment;
import org.malipo.lightning.LightningPayment.Complete;
import org.malipo.lightning.LightningPayment.Failed;
import org.malipo.lightning.LightningPayment.Pending;
import org.malipo.lightning.Payer;
import org.malipo.lightning.Payments;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Payments of a node, whoever's it is. */
@Component
class PaymentCalls {
    private static final int HASH_DIGITS = 64;

    private final LightningNodes nodes;
    private final Payments payments;
    private final PaymentOrders orders;

    PaymentCalls(LightningNodes nodes, Payments payments, PaymentOrders orders) {
        this.nodes = nodes;
        this.payments = payments;
        this.orders = orders;
    }

    /** 200 if it was made, 202 while nobody knows. */
    ResponseEntity<LightningPaymentData> pay(Payer payer, LightningPaymentData.Request request) {
        var payment = payments.pay(payer, orders.read(request, nodes.network(payer)));
        return switch (payment.state()) {
            case Complete _ -> ResponseEntity.ok(LightningPaymentData.of(payment));
            case Pending _ -> ResponseEntity.status(HttpStatus.ACCEPTED).body(LightningPaymentData.of(payment));
            case Failed(var noRoute, var reason) -> throw failed(noRoute, String.valueOf(reason));
        };
    }

    private static ProblemException failed(boolean noRoute, String reason) {
        return noRoute
                ? LightningCalls.refused("could-not-find-route", "Impossible to find a route to the peer")
                : LightningCalls.refused("generic-error", reason);
    }

    List<LightningPaymentData> list(Payer payer, boolean includePending, long offset) {
        return NodeAnswers.answered(() -> nodes.ask(payer, node -> node.payments(includePending, Math.max(0, offset))))
                .stream()
                .map(LightningPaymentData::of)
                .toList();
    }

    /** What is pending here is shown also while its node knows nothing of it. */
    LightningPaymentData get(Payer payer, String paymentHash) {
        return hash(paymentHash)
                .flatMap(hash -> NodeAnswers.answered(() -> nodes.ask(payer, node -> node.payment(hash)))
                        .map(LightningPaymentData::of)
                        .or(() -> payments.find(payer, hash)
                                .filter(PaymentCalls::isPending)
                                .map(LightningPaymentData::of)))
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("payment-not-found", "The payment was not found")));
    }

    private static boolean isPending(LightningPayment payment) {
        return payment.state() instanceof Pending;
    }

    private static Optional<ByteVector32> hash(String text) {
        try {
            return text.length() == HASH_DIGITS
                    ? Optional.of(new ByteVector32(HexFormat.of().parseHex(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
