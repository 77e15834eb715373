package org.malipo.invoices.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.malipo.invoices.InvoiceId;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventTail;
import org.malipo.web.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells what happened to an invoice, and why. */
@Component
class Timelines {
    private final EventTail events;
    private final JsonMapper json;

    Timelines(EventTail events, JsonMapper json) {
        this.events = events;
        this.json = json;
    }

    /** {@return newest first} */
    List<TimelineItem> of(InvoiceId invoice, Words words) {
        return events.about(invoice.value()).reversed().stream()
                .flatMap(event -> told(event, words).stream())
                .toList();
    }

    private Optional<TimelineItem> told(Event event, Words words) {
        var payload = json.readTree(event.payload());
        return switch (event.type()) {
            case "InvoiceCreated" -> item(event, "created", "", "", "file-invoice");
            case "InvoiceReceivedPayment" ->
                item(event, late(payload, "received"), paid(payload, words), "wait", "arrow-down-left");
            case "InvoicePaymentSettled" -> item(event, "confirmed", paid(payload, words), "good", "check");
            case "InvoiceProcessing" ->
                item(event, flag(payload, "overPaid") ? "processing-over" : "processing", "", "wait", "hourglass");
            case "InvoiceSettled" -> item(event, settled(payload), "", "good", "circle-check");
            case "InvoiceExpired" ->
                item(event, flag(payload, "partiallyPaid") ? "expired-partial" : "expired", "", "", "clock");
            case "InvoicePaidAfterExpiration" -> item(event, "paid-late", "", "wait", "clock");
            case "InvoiceInvalid" ->
                item(event, flag(payload, "manuallyMarked") ? "invalid-marked" : "invalid", "", "bad", "circle-x");
            default -> Optional.empty();
        };
    }

    private static Optional<TimelineItem> item(Event event, String key, String value, String kind, String icon) {
        return Optional.of(
                new TimelineItem(event.occurredAt(), "invoices.event." + key, value, kind, icon, event.payload()));
    }

    private static String settled(JsonNode payload) {
        if (flag(payload, "manuallyMarked")) {
            return "settled-marked";
        }
        return flag(payload, "overPaid") ? "settled-over" : "settled";
    }

    private static String late(JsonNode payload, String key) {
        return flag(payload, "afterExpiration") ? key + "-late" : key;
    }

    private static boolean flag(JsonNode payload, String name) {
        return payload.path(name).asBoolean(false);
    }

    private static String paid(JsonNode payload, Words words) {
        var value = payload.path("payment").path("value").asString("0");
        return words.figures().btcAsSats(new BigDecimal(value));
    }
}
