package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.malipo.access.OpaqueId;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.problem.FieldErrors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events that never happened, to try a receiver with: sent also to webhooks that are switched off or paused, or want other
 * events, and never a second time by themselves. Their ids begin with {@code __test__}, and they have no position.
 */
@Component
public class TestEvents {
    private static final String MARK = "__test__";

    private final WebhookTable webhooks;
    private final DeliveryQueue queue;
    private final ClaimWorkers<ClaimedDelivery> workers;
    private final Clock clock;

    TestEvents(WebhookTable webhooks, DeliveryQueue queue, ClaimWorkers<ClaimedDelivery> workers, Clock clock) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * {@return the id of the delivery, which is queued and made soon}
     *
     * @throws FieldErrors.InvalidFields if there is no such type
     */
    public String send(String webhookId, String type) {
        if (!EventTypes.SET.contains(type)) {
            throw FieldErrors.of("Type", "There is no such event");
        }
        var webhook = webhooks.get(webhookId);
        var now = clock.instant();
        var subject = MARK + OpaqueId.base58(8);
        var payload = payload(type, webhook, subject, now).toString();
        var delivery = QueuedDelivery.first(webhookId, subject, -micros(now), type, now.atOffset(UTC), payload);
        queue.add(delivery, now);
        workers.wake();
        return delivery.id();
    }

    private static ObjectNode payload(String type, Webhook webhook, String subject, Instant now) {
        var body = JsonMapper.shared().createObjectNode();
        switch (type) {
            case "InvoiceReceivedPayment", "InvoicePaymentSettled" -> payment(body, type, now);
            case "InvoiceProcessing" -> body.put("overPaid", false);
            case "InvoiceExpired" -> body.put("partiallyPaid", false);
            case "InvoiceSettled" -> body.put("manuallyMarked", false).put("overPaid", false);
            case "InvoiceInvalid" -> body.put("manuallyMarked", false);
            case "InvoiceRefund" -> body.put("pullPaymentId", MARK);
            case "PayoutCreated" -> payout(body, subject, "AwaitingApproval");
            case "PayoutApproved" -> payout(body, subject, "AwaitingPayment");
            case "PayoutUpdated" -> payout(body, subject, "Completed");
            case "PendingTransactionCreated",
                    "PendingTransactionSignatureCollected",
                    "PendingTransactionBroadcast",
                    "PendingTransactionCancelled",
                    "PendingTransactionExpired",
                    "PendingTransactionInvalidated" ->
                body.put("pendingTransactionId", subject).put("cryptoCode", "BTC");
            default -> {}
        }
        body.put("type", type)
                .put("timestamp", now.getEpochSecond())
                .put("storeId", webhook.store().value());
        if (type.startsWith("Invoice")) {
            body.put("invoiceId", subject).putObject("metadata");
        }
        return body;
    }

    private static void payout(ObjectNode body, String subject, String state) {
        body.put("payoutId", subject).put("pullPaymentId", MARK).put("payoutState", state);
    }

    private static void payment(ObjectNode body, String type, Instant now) {
        body.put("afterExpiration", false).put("paymentMethodId", "BTC-CHAIN");
        body.putObject("payment")
                .put("id", "0".repeat(64) + "-0")
                .put("receivedDate", now.getEpochSecond())
                .put("value", "0.001")
                .put("fee", "0")
                .put("status", type.equals("InvoicePaymentSettled") ? "Settled" : "Processing")
                .put("destination", MARK);
    }

    /** Tests of one webhook are told apart by it. */
    private static long micros(Instant now) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, now);
    }
}
