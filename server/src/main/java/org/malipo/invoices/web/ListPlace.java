package org.malipo.invoices.web;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceId;

/** A place in a list as a link holds it: time and id of the invoice before it. */
final class ListPlace {
    private static final char MARK = '_';

    private ListPlace() {}

    static String text(InvoiceFilter.Key place) {
        return place.createdAt().toString() + MARK + place.id();
    }

    /** {@return the place, or null for the beginning; what can't be read is the beginning} */
    static InvoiceFilter.@Nullable Key parse(@Nullable String text) {
        int mark = text == null ? -1 : text.lastIndexOf(MARK);
        if (text == null || mark < 0) {
            return null;
        }
        try {
            return new InvoiceFilter.Key(
                    Instant.parse(text.substring(0, mark)), new InvoiceId(text.substring(mark + 1)));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
