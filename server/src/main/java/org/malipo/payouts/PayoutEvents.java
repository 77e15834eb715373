package org.malipo.payouts;

import java.time.Clock;
import java.util.Map;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.Caller;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the event log of payouts, in the words that webhooks carry, and the audit log of what people of the store did. A
 * stranger's claim is in the event log only.
 */
@Component
class PayoutEvents {
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    PayoutEvents(Outbox outbox, Audit audit, Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    void created(Payout payout) {
        tell("PayoutCreated", payout);
        note("payout.created", payout);
    }

    void approved(Payout payout) {
        tell("PayoutApproved", payout);
        note("payout.approved", payout);
    }

    void updated(Payout payout) {
        tell("PayoutUpdated", payout);
        note("payout.marked", payout);
    }

    private void tell(String type, Payout payout) {
        var pullPayment = payout.pullPayment();
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("payoutId", payout.id().value())
                .put("pullPaymentId", pullPayment == null ? null : pullPayment.value())
                .put("payoutState", word(payout.state()))
                .put("type", type)
                .put("timestamp", clock.instant().getEpochSecond())
                .put("storeId", payout.store().value());
        outbox.append(new NewEvent(type, payout.store().value(), payout.id().value(), body.toString()));
    }

    private void note(String action, Payout payout) {
        if (Caller.find().isPresent()) {
            var original = payout.original();
            var details = Map.of(
                    "state",
                    payout.state().name(),
                    "amount",
                    original.amount().toPlainString() + " " + original.currency(),
                    "destination",
                    payout.destination());
            audit.record(new AuditEntry(
                    action, payout.store(), "payout:" + payout.id().value(), details));
        }
    }

    /** {@return the state as webhooks name it} */
    private static String word(PayoutState state) {
        return switch (state) {
            case AWAITING_APPROVAL -> "AwaitingApproval";
            case AWAITING_PAYMENT -> "AwaitingPayment";
            case IN_PROGRESS -> "InProgress";
            case COMPLETED -> "Completed";
            case CANCELLED -> "Cancelled";
        };
    }
}
