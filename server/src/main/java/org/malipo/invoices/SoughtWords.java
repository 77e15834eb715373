package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;

/**
 * What a search for words comes to.
 *
 * @param text how a word begins, or null for any
 * @param apps words of which an invoice must have one; empty for any
 * @param made the time that the text may be the beginning of, or never
 */
record SoughtWords(@Nullable String text, List<String> apps, Span made) {
    /** How much of the store's id must be given until all its invoices are meant. */
    private static final int ENOUGH_OF_STORE = 8;

    private static final String ABOVE_ALL = Character.toString(Character.MAX_CODE_POINT);

    /** A time from its first moment to the first that is not in it. */
    record Span(Instant begin, Instant end) {
        private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
        private static final Span NEVER = new Span(LAST, LAST);
        private static final String FIRST_MOMENT = "0000-01-01T00:00:00Z";
        private static final Map<Integer, ChronoUnit> UNITS = Map.of(
                7, ChronoUnit.MONTHS,
                10, ChronoUnit.DAYS,
                13, ChronoUnit.HOURS,
                16, ChronoUnit.MINUTES,
                19, ChronoUnit.SECONDS,
                20, ChronoUnit.SECONDS);

        /** {@return the month, day, hour, minute or second of UTC that is written so, {@code 2026-11-26T05}; else never} */
        static Span of(String text) {
            var unit = UNITS.get(text.length());
            if (unit == null) {
                return NEVER;
            }
            try {
                var begin = Instant.parse(text.replace(' ', 'T') + FIRST_MOMENT.substring(text.length()));
                return new Span(begin, begin.atOffset(UTC).plus(1, unit).toInstant());
            } catch (DateTimeException other) {
                return NEVER;
            }
        }
    }

    static SoughtWords of(StoreId store, InvoiceFilter filter) {
        var typed = filter.text() == null ? "" : withoutNul(filter.text());
        boolean isStore = typed.length() >= ENOUGH_OF_STORE && store.value().startsWith(typed);
        var apps = filter.finer().appIds().stream()
                .flatMap(app -> Stream.of("pos-app_" + app, "crowdfund-app_" + app))
                .map(SoughtWords::withoutNul)
                .toList();
        return new SoughtWords(typed.isEmpty() || isStore ? null : typed, apps, Span.of(typed));
    }

    boolean isAny() {
        return text == null && apps.isEmpty();
    }

    /** {@return where, in the order of bytes, words begin that are sought} */
    String low() {
        return text == null ? "" : text;
    }

    /** {@return what comes after all of them} */
    String high() {
        return low() + ABOVE_ALL;
    }

    /** PostgreSQL's texts can't hold it. */
    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }
}
