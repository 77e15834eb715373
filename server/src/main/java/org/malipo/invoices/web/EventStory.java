package org.malipo.invoices.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.malipo.access.Deed;
import org.malipo.invoices.PaymentView;
import org.malipo.outbox.Event;
import org.malipo.web.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an invoice's events tell, with the names of the people who caused them. */
final class EventStory {
    static final String CREATED = "InvoiceCreated";
    private static final String MARKED = "invoice.marked";

    private final List<Told> told;
    private final List<Deed> marks;
    private final List<Deed> others;
    private final Words words;

    /** An event and its body. */
    record Told(Event event, JsonNode body) {
        boolean isOf(PaymentView payment) {
            return event.type().equals("InvoiceReceivedPayment")
                    && body.path("payment").path("id").asString("").equals(payment.id());
        }

        boolean isMark() {
            return flag("manuallyMarked");
        }

        boolean flag(String name) {
            return body.path(name).asBoolean(false);
        }
    }

    /**
     * @param events in order
     * @param deeds newest first
     */
    EventStory(List<Event> events, List<Deed> deeds, Words words) {
        this.told = events.stream()
                .map(event -> new Told(event, JsonMapper.shared().readTree(event.payload())))
                .toList();
        this.marks = deeds.stream().filter(deed -> deed.action().equals(MARKED)).toList();
        this.others =
                deeds.stream().filter(deed -> !deed.action().equals(MARKED)).toList();
        this.words = words;
    }

    /** {@return the event that the invoice was made, unless it is gone} */
    Optional<Event> created() {
        return told.stream()
                .map(Told::event)
                .filter(event -> event.type().equals(CREATED))
                .findFirst();
    }

    /** {@return the event that this payment had arrived, unless it is gone} */
    Optional<Told> arrival(PaymentView payment) {
        return told.stream().filter(each -> each.isOf(payment)).findFirst();
    }

    /** {@return all but what is made and what arrives, in order} */
    List<TimelineItem> items() {
        var items = new ArrayList<TimelineItem>();
        told.stream()
                .filter(each -> !each.isMark())
                .flatMap(each -> item(each).stream())
                .forEach(items::add);
        addMarks(items);
        var people = new DeedWords(words);
        others.reversed().stream().map(people::item).forEach(items::add);
        return items;
    }

    /** Each mark has a line in the audit log and an event, which may be gone; both are in the order of their making. */
    private void addMarks(List<TimelineItem> items) {
        var people = new DeedWords(words);
        var events = told.stream().filter(Told::isMark).toList().reversed();
        for (int at = Math.max(marks.size(), events.size()) - 1; at >= 0; at--) {
            var raw = at < events.size() ? events.get(at).event().payload() : null;
            items.add(at < marks.size() ? people.item(marks.get(at)).with(raw) : mark(events.get(at)));
        }
    }

    private TimelineItem mark(Told each) {
        return each.event().type().equals("InvoiceSettled")
                ? item(each.event(), "settled-marked", "good", "circle-check")
                : item(each.event(), "invalid-marked", "bad", "circle-x");
    }

    private Optional<TimelineItem> item(Told each) {
        var event = each.event();
        return switch (event.type()) {
            case "InvoicePaymentSettled" -> Optional.of(item(event, "confirmed", "good", "check", paid(each)));
            case "InvoiceProcessing" ->
                Optional.of(item(event, each.flag("overPaid") ? "processing-over" : "processing", "wait", "hourglass"));
            case "InvoiceSettled" ->
                Optional.of(item(event, each.flag("overPaid") ? "settled-over" : "settled", "good", "circle-check"));
            case "InvoiceExpired" ->
                Optional.of(item(event, each.flag("partiallyPaid") ? "expired-partial" : "expired", "", "clock"));
            case "InvoicePaidAfterExpiration" -> Optional.of(item(event, "paid-late", "wait", "clock"));
            case "InvoiceInvalid" -> Optional.of(item(event, "invalid", "bad", "circle-x"));
            case "InvoiceRefund" -> Optional.of(item(event, "refunded", "", "arrow-up-right"));
            default -> Optional.empty();
        };
    }

    private TimelineItem item(Event event, String key, String kind, String icon, Object... values) {
        return TimelineItem.of(event.occurredAt(), words.of("invoices.event." + key, values), kind, icon)
                .with(event.payload());
    }

    private String paid(Told each) {
        var value = each.body().path("payment").path("value").asString("0");
        return words.figures().amount(new BigDecimal(value));
    }
}
