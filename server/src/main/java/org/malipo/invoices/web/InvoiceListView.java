package org.malipo.invoices.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceView;

/**
 * A page of a store's invoices, and the filter that found them.
 *
 * @param older how the next page is asked for, or null if this is the last
 * @param first whether this is the newest page
 */
public record InvoiceListView(
        String path,
        String status,
        String text,
        boolean archived,
        List<InvoiceView> rows,
        @Nullable String older,
        boolean first,
        boolean mayCreate) {
    public boolean isFiltered() {
        return !status.isEmpty() || !text.isEmpty() || archived;
    }

    /** {@return the address of this list from another place on} */
    public String from(@Nullable String after) {
        var address = new StringBuilder(path)
                .append("?status=")
                .append(status)
                .append("&text=")
                .append(URLEncoder.encode(text, StandardCharsets.UTF_8));
        if (archived) {
            address.append("&archived=true");
        }
        return after == null
                ? address.toString()
                : address.append("&after=").append(after).toString();
    }
}
