package org.malipo.invoices.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceView;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;

/** The parameters of a list of invoices, as texts, so that what can't be read is answered with its name. */
record ListQuery(
        @Nullable List<String> orderId,
        @Nullable List<String> status,
        @Nullable String textSearch,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String skip,
        @Nullable String take,
        @Nullable String after,
        boolean includeArchived,
        boolean includePaymentMethods) {
    private static final String LIST = "invoices";
    private static final int LONGEST_SEARCH = 512;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String NUMBER = "\\d{1,9}";

    /** @throws FieldErrors.InvalidFields if something can't be read */
    InvoiceFilter toFilter() {
        var errors = new FieldErrors();
        var from = time("startDate", startDate, errors);
        var to = time("endDate", endDate, errors);
        if (from != null && to != null && from.isAfter(to)) {
            errors.add("startDate", "startDate should be before endDate");
            errors.add("endDate", "startDate should be before endDate");
        }
        var skipped = count("skip", skip, errors);
        var taken = count("take", take, errors);
        errors.throwIfAny();
        return new InvoiceFilter(
                orderId == null ? List.of() : orderId,
                status == null
                        ? Set.of()
                        : status.stream()
                                .flatMap(word -> StateWords.status(word).stream())
                                .collect(Collectors.toSet()),
                from,
                to,
                search(),
                includeArchived,
                after == null || after.isEmpty() ? null : Cursor.read(after, LIST, 2, ListQuery::key),
                skipped == null ? 0 : skipped,
                taken);
    }

    /** {@return whether they follow where pages say that the next one begins, however little a page holds} */
    boolean follows() {
        return after != null;
    }

    /** {@return where an invoice stands in every list of invoices} */
    static Cursor place(InvoiceView invoice) {
        return place(new InvoiceFilter.Key(invoice.createdAt(), invoice.id()));
    }

    static Cursor place(InvoiceFilter.Key key) {
        return Cursor.of(LIST, key.createdAt(), key.id());
    }

    private static InvoiceFilter.Key key(List<String> place) {
        return new InvoiceFilter.Key(Instant.parse(place.getFirst()), new InvoiceId(place.getLast()));
    }

    private @Nullable String search() {
        if (textSearch == null || textSearch.isBlank()) {
            return null;
        }
        int length = textSearch.length();
        if (length <= LONGEST_SEARCH) {
            return textSearch;
        }
        boolean isWhole = !Character.isHighSurrogate(textSearch.charAt(LONGEST_SEARCH - 1));
        return textSearch.substring(0, isWhole ? LONGEST_SEARCH : LONGEST_SEARCH - 1);
    }

    private static @Nullable Instant time(String name, @Nullable String text, FieldErrors errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var time = Instant.ofEpochSecond(Long.parseLong(text.strip()));
            return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LATEST) ? LATEST : time;
        } catch (NumberFormatException | DateTimeException unreadable) {
            errors.add(name, "Invalid unix timestamp");
            return null;
        }
    }

    private static @Nullable Integer count(String name, @Nullable String text, FieldErrors errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches(NUMBER)) {
            errors.add(name, "Must be a number that is not negative");
            return null;
        }
        return Integer.valueOf(text.strip());
    }
}
