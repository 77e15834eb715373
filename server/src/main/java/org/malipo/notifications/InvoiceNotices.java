package org.malipo.notifications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.malipo.access.StoreId;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the event log and tells a store's people what became of an invoice, unless one of them decided it. */
@Component
class InvoiceNotices implements EventConsumer {
    private static final Map<String, NoticeKind> KINDS = Map.of(
            "InvoicePaidAfterExpiration", NoticeKind.INVOICE_PAID_AFTER_EXPIRATION,
            "InvoiceExpiredPaidPartial", NoticeKind.INVOICE_EXPIRED_PAID_PARTIAL,
            "InvoiceInvalid", NoticeKind.INVOICE_FAILED_TO_CONFIRM,
            "InvoiceSettled", NoticeKind.INVOICE_CONFIRMED);

    private final Notices notices;

    InvoiceNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Set<String> types() {
        return KINDS.keySet();
    }

    @Override
    public void handle(Event event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Event> events) {
        var raised = events.stream()
                .map(InvoiceNotices::notice)
                .flatMap(Optional::stream)
                .toList();
        if (!raised.isEmpty()) {
            notices.raiseAll(raised);
        }
    }

    private static Optional<Notice> notice(Event event) {
        var kind = KINDS.get(event.type());
        if (kind == null || event.storeId() == null || isDecidedByHand(event)) {
            return Optional.empty();
        }
        return Optional.of(new Notice(
                kind,
                new StoreId(event.storeId()),
                List.of(event.subject()),
                "/stores/" + event.storeId() + "/invoices/" + event.subject()));
    }

    private static boolean isDecidedByHand(Event event) {
        return JsonMapper.shared()
                .readTree(event.payload())
                .path("manuallyMarked")
                .asBoolean(false);
    }
}
