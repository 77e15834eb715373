package org.malipo.invoices;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices of a store to list, newest first.
 *
 * @param orderIds any of these; empty for all
 * @param statuses any of these; empty for all
 * @param from made then or later
 * @param to made then or earlier
 * @param text how a term that is kept with the invoice begins: its id, order id, buyer's e-mail, address and the like
 * @param after the last invoice of the page before, instead of {@code skip}
 * @param take null for all
 */
public record InvoiceFilter(
        List<String> orderIds,
        Set<InvoiceStatus> statuses,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text,
        boolean includeArchived,
        @Nullable Key after,
        int skip,
        @Nullable Integer take) {
    public static final InvoiceFilter ALL =
            new InvoiceFilter(List.of(), Set.of(), null, null, null, false, null, 0, null);

    /** Where an invoice stands in a list. */
    public record Key(Instant createdAt, InvoiceId id) {}

    /** {@return the same of which only so many are taken} */
    public InvoiceFilter first(int size) {
        return new InvoiceFilter(orderIds, statuses, from, to, text, includeArchived, after, skip, size);
    }

    /** {@return the page of at most {@code size} invoices that follows that invoice, or the first page} */
    public InvoiceFilter page(@Nullable Key last, int size) {
        return new InvoiceFilter(orderIds, statuses, from, to, text, includeArchived, last, 0, size);
    }
}
