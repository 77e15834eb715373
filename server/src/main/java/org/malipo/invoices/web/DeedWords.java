package org.malipo.invoices.web;

import org.malipo.access.Deed;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.web.Words;

/** Says what somebody did to an invoice. */
final class DeedWords {
    private final Words words;

    DeedWords(Words words) {
        this.words = words;
    }

    TimelineItem item(Deed deed) {
        return switch (deed.action()) {
            case "invoice.marked" ->
                isSettled(deed)
                        ? item(deed, "settled", "good", "circle-check")
                        : item(deed, "invalid", "bad", "circle-x");
            case "invoice.archived" -> item(deed, "archived", "", "archive");
            case "invoice.unarchived" -> item(deed, "unarchived", "", "archive");
            case "invoice.metadata.changed" -> item(deed, "data", "", "pencil");
            case "invoice.note.written" -> item(deed, "note", "", "pencil");
            case "invoice.note.removed" -> item(deed, "no-note", "", "pencil");
            default ->
                TimelineItem.of(deed.at(), who(deed) + ": " + words.of("audit.did." + deed.action()), "", "user");
        };
    }

    private static boolean isSettled(Deed deed) {
        return InvoiceStatus.SETTLED.name().equals(deed.details().get("status"));
    }

    private TimelineItem item(Deed deed, String key, String kind, String icon) {
        return TimelineItem.of(deed.at(), words.of("invoices.deed." + key, who(deed)), kind, icon);
    }

    private String who(Deed deed) {
        var person = deed.who() == null ? words.of("invoices.somebody") : deed.who();
        return deed.key() == null ? person : words.of("invoices.by-key", person, deed.key());
    }
}
