package org.malipo.access.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;

/**
 * Which lines of the audit log somebody asks for, as texts, so that what can't be read is answered with its name.
 *
 * @param action an action, or the beginning of several: {@code webhook}
 * @param user id or e-mail address of who did it
 * @param object what it was done to: {@code webhook:5Vd…}
 * @param since the first moment that counts, in Unix seconds; or a day in UTC, 2026-11-25
 * @param until the first moment that counts no more; or the last day
 * @param after the position that the page before ended with
 * @param limit how many at most, from 1 to 1000
 */
record AuditQuery(
        @Schema(description = "An action, or the first words of several: `webhook`") @Nullable
        String action,

        @Schema(description = "Id or e-mail address of who did it, or in whose name it was done") @Nullable
        String user,

        @Schema(description = "What it was done to: `webhook:5Vd…`") @Nullable
        String object,

        @Schema(description = "Nothing before this: Unix seconds, or a day in UTC as `2026-11-25`") @Nullable
        String since,

        @Schema(description = "Nothing from this moment on, in Unix seconds; nothing after this day, if it is a day")
        @Nullable
        String until,

        @Schema(description = "Goes on below this position: the one that the page before ended with") @Nullable
        String after,

        @Schema(description = "How many at most, 1 to 1000; 100 if nothing is said") @Nullable
        String limit) {
    static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final int LONGEST = 200;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    @Nullable
    String actions(FieldErrors errors) {
        var text = text("action", action, "[a-z]+([.-][a-z]+)*\\.?", errors);
        return text != null && text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    @Nullable
    String person(FieldErrors errors) {
        return text("user", user, "[^\\p{Cntrl}]+", errors);
    }

    @Nullable
    String subject(FieldErrors errors) {
        return text("object", object, "[^\\p{Cntrl}]+", errors);
    }

    @Nullable
    Instant from(FieldErrors errors) {
        return time("since", since, 0, errors);
    }

    @Nullable
    Instant to(FieldErrors errors) {
        return time("until", until, 1, errors);
    }

    long before(FieldErrors errors) {
        return isBlank(after) ? Long.MAX_VALUE : number("after", after, Long.MAX_VALUE, errors);
    }

    int most(FieldErrors errors) {
        return isBlank(limit) ? USUAL : (int) number("limit", limit, MOST, errors);
    }

    boolean isFiltered() {
        return Stream.of(action, user, object, since, until).anyMatch(text -> !isBlank(text));
    }

    /** {@return the same filter from another place on, as the query of a link} */
    String link(@Nullable Long position) {
        var query = Stream.of(
                        field("action", action),
                        field("user", user),
                        field("object", object),
                        field("since", since),
                        field("until", until),
                        field("after", position == null ? null : position.toString()))
                .filter(field -> !field.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String field(String name, @Nullable String value) {
        return value == null || value.isBlank()
                ? ""
                : name + "=" + URLEncoder.encode(value.strip(), StandardCharsets.UTF_8);
    }

    private static @Nullable String text(String name, @Nullable String typed, String form, FieldErrors errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var text = typed.strip();
        if (text.length() > LONGEST || !text.matches(form)) {
            errors.add(name, "Can't be read");
            return null;
        }
        return text;
    }

    private static @Nullable Instant time(String name, @Nullable String text, int dayLater, FieldErrors errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var day = text.strip().contains("-") ? LocalDate.parse(text.strip()).plusDays(dayLater) : null;
            var time = day == null
                    ? Instant.ofEpochSecond(Long.parseLong(text.strip()))
                    : day.atStartOfDay().toInstant(ZoneOffset.UTC);
            return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LATEST) ? LATEST : time;
        } catch (NumberFormatException | DateTimeException unreadable) {
            errors.add(name, "Neither a time in Unix seconds nor a day");
            return null;
        }
    }

    private static long number(String name, @Nullable String text, long most, FieldErrors errors) {
        try {
            var number = text == null ? 0 : Long.parseLong(text.strip());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            // said below
        }
        errors.add(name, "Must be a number from 1 to " + most);
        return 1;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
