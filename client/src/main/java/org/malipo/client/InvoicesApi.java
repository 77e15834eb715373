package org.malipo.client;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Invoices of one store. */
public final class InvoicesApi extends InvoicesById {
    private static final int PAGE = 100;

    InvoicesApi(Transport transport, String storeId) {
        super(transport, Route.to("stores", storeId, "invoices"));
    }

    public Invoice create(NewInvoice invoice) {
        return transport.post(invoices, invoice, Invoice.class);
    }

    /** {@return the invoices that match, newest first} Without a page in the query these are all. */
    public List<Invoice> list(InvoiceQuery query) {
        return transport.list(query.on(invoices), Invoice.class);
    }

    /**
     * {@return a page of the invoices that match, newest first, and where the next one begins}
     *
     * @param take how many at most, up to 1000
     * @param after {@link Page#next} of the page before; null for the first one. A page may hold fewer than {@code take} although more follow
     */
    public Page<Invoice> page(InvoiceQuery query, int take, @Nullable String after) {
        var route = query.page(0, take).on(invoices).with("after", after == null ? "" : after);
        return transport.page(route, Invoice.class);
    }

    /** {@return all invoices that match, newest first, each one once} They are read page after page, while the stream is. */
    public Stream<Invoice> stream(InvoiceQuery query) {
        return Pages.stream(after -> page(query, PAGE, after));
    }
}
