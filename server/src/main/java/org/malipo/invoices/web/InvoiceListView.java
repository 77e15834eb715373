package org.malipo.invoices.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoicePage;
import org.malipo.invoices.InvoiceView;

/**
 * A page of a store's invoices, and the filter that found them.
 *
 * @param first whether this is the newest page
 * @param fault what is wrong with the filter, or null
 * @param result what came of the last change of several invoices, or null
 */
public record InvoiceListView(
        String path,
        ListForm form,
        InvoicePage page,
        boolean first,
        May may,
        @Nullable Fault fault,
        @Nullable MassResult result) {
    /** What whoever looks at it may do. */
    public record May(boolean create, boolean change) {}

    /**
     * What can't be understood.
     *
     * @param message key of the sentence
     * @param word that it is about
     */
    public record Fault(String message, String word) {}

    /** {@return lines that may be typed into the search field} */
    public List<String> examples() {
        return List.of(
                "orderid:7, status:settled",
                "exceptionstatus:paidover, unusual:true",
                "startdate:-7d, enddate:2026-11-26 18:00",
                "daterange:lastmonth, timezone:Africa/Nairobi",
                "itemcode:tea, includearchived:true",
                "\"a text: with a colon, or a comma\"");
    }

    /** {@return the names of spans of time that can be picked} */
    public List<String> ranges() {
        return List.of("today", "yesterday", "thisweek", "thismonth", "lastmonth", "last30d", "thisyear");
    }

    public List<InvoiceView> rows() {
        return page.invoices();
    }

    /** {@return the address of the newest page of this list} */
    public String newest() {
        return form.at(path, Map.of());
    }

    /** {@return the address of the next page, or null if this is the last} */
    public @Nullable String older() {
        return page.next() == null ? null : form.at(path, Map.of("after", ListPlace.text(page.next())));
    }

    /** {@return when the last invoice was made that was looked at, if the page is not full but older ones may match; else null} */
    public @Nullable Instant searchedTo() {
        return page.hurried() && page.next() != null ? page.next().createdAt() : null;
    }

    /** {@return the address of all invoices that the filter finds, as a file} */
    public String csv() {
        return form.at(path + ".csv", Map.of());
    }
}
