package org.malipo.wallets.pending;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.Caller;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the event log of transactions of several signers, in the words that webhooks carry, and the audit log of who did what. */
@Component
class PendingNotes {
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    PendingNotes(Outbox outbox, Audit audit, Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    void created(PendingTransaction pending) {
        tell("PendingTransactionCreated", pending);
        note(
                "wallet.pending.made",
                pending,
                Map.of("sats", String.valueOf(pending.change().value())));
    }

    void collected(PendingTransaction pending, int added) {
        tell("PendingTransactionSignatureCollected", pending);
        note("wallet.pending.signed", pending, Map.of("signatures", String.valueOf(added)));
    }

    void broadcast(PendingTransaction pending) {
        tell("PendingTransactionBroadcast", pending);
    }

    void cancelled(PendingTransaction pending) {
        tell("PendingTransactionCancelled", pending);
        note("wallet.pending.cancelled", pending, Map.of());
    }

    void expired(PendingTransaction pending) {
        tell("PendingTransactionExpired", pending);
    }

    void invalidated(PendingTransaction pending) {
        tell("PendingTransactionInvalidated", pending);
    }

    private void tell(String type, PendingTransaction pending) {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("pendingTransactionId", pending.id().value())
                .put("cryptoCode", "BTC")
                .put("type", type)
                .put("timestamp", clock.instant().getEpochSecond())
                .put("storeId", pending.store().value());
        outbox.append(new NewEvent(type, pending.store().value(), pending.id().value(), body.toString()));
    }

    private void note(String action, PendingTransaction pending, Map<String, String> more) {
        if (Caller.find().isPresent()) {
            var details = new HashMap<>(more);
            details.put("transaction", pending.unsignedId().value.toHex());
            audit.record(new AuditEntry(action, pending.store(), "pending:" + pending.id(), details));
        }
    }
}
