package org.malipo.invoices.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as people type them into filters: {@code 2026-11-26}, {@code 2026-11-26 05:48}, {@code -24h}, {@code -7d}, and
 * names of spans. Weeks begin on Sunday.
 */
final class TypedTimes {
    static final List<String> RANGES = List.of(
            "today",
            "yesterday",
            "thisweek",
            "lastweek",
            "thismonth",
            "lastmonth",
            "last30d",
            "thisquarter",
            "lastquarter",
            "thisyear",
            "lastyear",
            "yeartodate");

    private static final Pattern AGO = Pattern.compile("-(\\d{1,6})([hd])");
    private static final Pattern MINUTES = Pattern.compile("[+-]?\\d{1,4}");

    private final Instant now;
    private final ZoneId zone;

    TypedTimes(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** From the first second to the last. */
    record Span(Instant first, Instant last) {}

    /** {@return the zone of that name, or the one that is so many minutes behind UTC, as browsers tell it} */
    static Optional<ZoneId> zone(String typed) {
        try {
            return Optional.of(
                    MINUTES.matcher(typed).matches()
                            ? ZoneOffset.ofTotalSeconds(-60 * Integer.parseInt(typed))
                            : ZoneId.of(typed));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** {@return the time that is meant, as long as it was told exactly; empty if it can't be read} */
    Optional<Span> time(String typed) {
        var ago = AGO.matcher(typed);
        if (ago.matches()) {
            long amount = Long.parseLong(ago.group(1));
            var then = now.minus(ago.group(2).equals("h") ? Duration.ofHours(amount) : Duration.ofDays(amount));
            return Optional.of(new Span(then, then));
        }
        try {
            return Optional.of(written(typed.replace(' ', 'T')));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Span written(String typed) {
        if (typed.indexOf('T') < 0) {
            var day = LocalDate.parse(typed);
            return days(day, day.plusDays(1));
        }
        if (typed.endsWith("Z") || typed.lastIndexOf('+') > 0) {
            var then = OffsetDateTime.parse(typed).toInstant();
            return new Span(then, then);
        }
        var then = LocalDateTime.parse(typed).atZone(zone);
        boolean toTheMinute = typed.length() == "2026-11-26T05:48".length();
        return new Span(then.toInstant(), toTheMinute ? then.plusSeconds(59).toInstant() : then.toInstant());
    }

    /** {@return the days of that name; empty if there is no such name} */
    Optional<Span> range(String name) {
        var today = now.atZone(zone).toLocalDate();
        var sunday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        var month = today.withDayOfMonth(1);
        var quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        var year = today.withDayOfYear(1);
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "today" -> days(today, today.plusDays(1));
                    case "yesterday" -> days(today.minusDays(1), today);
                    case "thisweek" -> days(sunday, sunday.plusWeeks(1));
                    case "lastweek" -> days(sunday.minusWeeks(1), sunday);
                    case "thismonth" -> days(month, month.plusMonths(1));
                    case "lastmonth" -> days(month.minusMonths(1), month);
                    case "last30d" -> days(today.minusDays(30), today.plusDays(1));
                    case "thisquarter" -> days(quarter, quarter.plusMonths(3));
                    case "lastquarter" -> days(quarter.minusMonths(3), quarter);
                    case "thisyear" -> days(year, year.plusYears(1));
                    case "lastyear" -> days(year.minusYears(1), year);
                    case "yeartodate" -> days(year, today.plusDays(1));
                    default -> null;
                });
    }

    private Span days(LocalDate first, LocalDate end) {
        return new Span(
                first.atStartOfDay(zone).toInstant(),
                end.atStartOfDay(zone).toInstant().minus(1, ChronoUnit.SECONDS));
    }
}
