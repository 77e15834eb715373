package org.malipo.bitpay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.outbox.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens to invoices, in the codes and names that BitPay's plugins know. */
enum IpnEvent {
    CREATED(1001, "created", "new"),
    RECEIVED_PAYMENT(1002, "receivedPayment", null),
    PAID_IN_FULL(1003, "paidInFull", "paid"),
    EXPIRED(1004, "expired", "expired"),
    CONFIRMED(1005, "confirmed", "confirmed"),
    COMPLETED(1006, "completed", "complete"),
    MARKED_INVALID(1008, "markedInvalid", "invalid"),
    PAID_AFTER_EXPIRATION(1009, "paidAfterExpiration", "expired"),
    FAILED_TO_CONFIRM(1013, "failedToConfirm", "invalid"),
    EXPIRED_PAID_PARTIAL(2000, "expiredPaidPartial", "expired"),
    MARKED_COMPLETE(2008, "markedComplete", "complete");

    private static final Set<IpnEvent> NOT_IN_FULL = Set.of(CREATED, RECEIVED_PAYMENT, PAID_AFTER_EXPIRATION);
    private static final Map<String, List<IpnEvent>> BY_TYPE = Map.of(
            "InvoiceCreated", List.of(CREATED),
            "InvoiceReceivedPayment", List.of(RECEIVED_PAYMENT),
            "InvoiceProcessing", List.of(PAID_IN_FULL),
            "InvoiceExpired", List.of(EXPIRED),
            "InvoiceExpiredPaidPartial", List.of(EXPIRED_PAID_PARTIAL),
            "InvoicePaidAfterExpiration", List.of(PAID_AFTER_EXPIRATION),
            "InvoiceSettled", List.of(CONFIRMED, COMPLETED),
            "InvoiceInvalid", List.of(FAILED_TO_CONFIRM));
    private static final Map<String, List<IpnEvent>> BY_HAND =
            Map.of("InvoiceSettled", List.of(MARKED_COMPLETE), "InvoiceInvalid", List.of(MARKED_INVALID));

    private final int code;
    private final String name;
    private final @Nullable String status;

    IpnEvent(int code, String name, @Nullable String status) {
        this.code = code;
        this.name = name;
        this.status = status;
    }

    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    /** {@return what an event of the log is to plugins, in order} */
    static List<IpnEvent> of(Event event) {
        var usual = BY_TYPE.getOrDefault(event.type(), List.of());
        return isByHand(event) ? BY_HAND.getOrDefault(event.type(), usual) : usual;
    }

    private static boolean isByHand(Event event) {
        JsonNode payload = JsonMapper.shared().readTree(event.payload());
        return payload.path("manuallyMarked").asBoolean(false);
    }

    int code() {
        return code;
    }

    String wireName() {
        return "invoice_" + name;
    }

    /** {@return the state that the event tells of; empty where it is whatever it is now} */
    Optional<String> status() {
        return Optional.ofNullable(status);
    }

    /** {@return whether it is told without the event, to who wants full notifications or not} */
    boolean isTold(boolean full) {
        return this == CONFIRMED || (full && !NOT_IN_FULL.contains(this));
    }
}
