package org.malipo.invoices.web;

import java.util.Locale;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;

/**
 * An invoice's state in a word.
 *
 * @param label key of its message
 * @param kind how it is coloured
 */
public record StatePill(String label, String kind, String icon) {
    static StatePill of(InvoiceView invoice) {
        return switch (invoice.additionalStatus()) {
            case PAID_PARTIAL -> new StatePill("invoices.state.partial", "wait", "hourglass");
            case PAID_LATE -> new StatePill("invoices.state.late", "wait", "clock");
            case PAID_OVER -> new StatePill("invoices.state.over", kind(invoice.status()), icon(invoice.status()));
            case NONE, MARKED -> of(invoice.status());
        };
    }

    static StatePill of(InvoiceStatus status) {
        return new StatePill(label(status), kind(status), icon(status));
    }

    static String label(InvoiceStatus status) {
        return "invoices.state." + status.name().toLowerCase(Locale.ROOT);
    }

    private static String kind(InvoiceStatus status) {
        return switch (status) {
            case NEW -> "new";
            case PROCESSING -> "wait";
            case SETTLED -> "good";
            case EXPIRED -> "";
            case INVALID -> "bad";
        };
    }

    private static String icon(InvoiceStatus status) {
        return switch (status) {
            case NEW -> "clock";
            case PROCESSING -> "hourglass";
            case SETTLED -> "circle-check";
            case EXPIRED, INVALID -> "circle-x";
        };
    }
}
