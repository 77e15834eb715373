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
 * @param to made in that second or earlier
 * @param text how a word begins that the invoice is found by: its id, order id, buyer's e-mail, address, transaction and the
 *     like, or the time when it was made
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
        @Nullable Integer take,
        Finer finer) {
    public static final InvoiceFilter ALL =
            new InvoiceFilter(List.of(), Set.of(), null, null, null, false, null, 0, null);

    /** Where an invoice stands in a list. */
    public record Key(Instant createdAt, InvoiceId id) {}

    /**
     * What only people ask for.
     *
     * @param additional any of these; empty for all
     * @param unusual whether something is peculiar about it; null for both
     * @param itemCodes any of these; empty for all
     * @param appIds of any of these apps; empty for all
     */
    public record Finer(
            Set<AdditionalStatus> additional, @Nullable Boolean unusual, List<String> itemCodes, List<String> appIds) {
        public static final Finer NONE = new Finer(Set.of(), null, List.of(), List.of());
    }

    @SuppressWarnings("TooManyParameters") // as many as a list over the API has
    public InvoiceFilter(
            List<String> orderIds,
            Set<InvoiceStatus> statuses,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String text,
            boolean includeArchived,
            @Nullable Key after,
            int skip,
            @Nullable Integer take) {
        this(orderIds, statuses, from, to, text, includeArchived, after, skip, take, Finer.NONE);
    }

    /** {@return the same of which only so many are taken} */
    public InvoiceFilter first(int size) {
        return new InvoiceFilter(orderIds, statuses, from, to, text, includeArchived, after, skip, size, finer);
    }

    /** {@return the page of at most {@code size} invoices that follows that invoice, or the first page} */
    public InvoiceFilter page(@Nullable Key last, int size) {
        return new InvoiceFilter(orderIds, statuses, from, to, text, includeArchived, last, 0, size, finer);
    }

    /** {@return the states that match} */
    List<InvoiceState> states() {
        return InvoiceState.ALL.stream().filter(this::matches).toList();
    }

    private boolean matches(InvoiceState state) {
        return (statuses.isEmpty() || statuses.contains(state.status()))
                && (finer.additional().isEmpty() || finer.additional().contains(state.additional()))
                && (finer.unusual() == null || finer.unusual() == state.isUnusual());
    }
}
