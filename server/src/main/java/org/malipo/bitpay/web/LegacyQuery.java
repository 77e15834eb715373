package org.malipo.bitpay.web;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceFilter.Finer;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.problem.FieldErrors;

/** Which invoices a program wants to see. Days are those of UTC, the last one included. */
record LegacyQuery(
        @Nullable String orderId,
        @Nullable String itemCode,
        @Nullable String status,
        @Nullable String dateStart,
        @Nullable String dateEnd,
        @Nullable String limit,
        @Nullable String offset) {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final int LAST = 1_000_000;

    InvoiceFilter toFilter() {
        return new InvoiceFilter(
                orderId == null ? List.of() : List.of(orderId),
                status == null || status.isBlank() ? Set.of() : Set.of(named(status)),
                dateStart == null ? null : time("dateStart", dateStart, false),
                dateEnd == null ? null : time("dateEnd", dateEnd, true),
                null,
                false,
                null,
                number("offset", offset, 0, LAST),
                number("limit", limit, USUAL_PAGE, LARGEST_PAGE),
                new Finer(Set.of(), null, itemCode == null ? List.of() : List.of(itemCode), List.of()));
    }

    private static InvoiceStatus named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "new" -> InvoiceStatus.NEW;
            case "paid" -> InvoiceStatus.PROCESSING;
            case "confirmed", "complete" -> InvoiceStatus.SETTLED;
            case "expired" -> InvoiceStatus.EXPIRED;
            case "invalid" -> InvoiceStatus.INVALID;
            default -> throw FieldErrors.of("status", "It can be new, paid, confirmed, complete, expired or invalid");
        };
    }

    private static Instant time(String name, String text, boolean isEnd) {
        try {
            if (text.contains("T")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            var day = LocalDate.parse(text);
            return isEnd
                    ? day.plusDays(1).atStartOfDay().toInstant(UTC).minus(1, ChronoUnit.MICROS)
                    : day.atStartOfDay().toInstant(UTC);
        } catch (DateTimeException malformed) {
            throw FieldErrors.of(name, "It must be a day such as 2026-11-26, or a time such as 2026-11-26T12:00:00Z");
        }
    }

    private static int number(String name, @Nullable String text, int usual, int most) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 0) {
                return Math.min(number, most);
            }
        } catch (NumberFormatException malformed) {
            // said below
        }
        throw FieldErrors.of(name, "It must be a whole number, 0 or more");
    }
}
