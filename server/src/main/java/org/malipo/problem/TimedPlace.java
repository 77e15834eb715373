package org.malipo.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an element stands in a list that is ordered by a time, and by ids where times are the same.
 *
 * @param at within the years that every database keeps
 */
public record TimedPlace(Instant at, String id) {
    private static final Instant EARLIEST = Instant.parse("-4000-01-01T00:00:00Z");
    /** Before all elements of a list that begins with the oldest. */
    public static final TimedPlace OLDEST = new TimedPlace(Instant.parse("0001-01-01T00:00:00Z"), "");
    /** Before all elements of a list that begins with the newest. */
    public static final TimedPlace NEWEST = new TimedPlace(Instant.parse("+10000-01-01T00:00:00Z"), "");

    /** {@return the cursor of a page that ends with this element} */
    public static Cursor cursor(String list, Instant at, Object id) {
        return Cursor.of(list, at, id);
    }

    /**
     * {@return where the page before ended}
     *
     * @param after what the parameter holds
     * @param first the place of the first page, which names no other
     * @throws FieldErrors.InvalidFields if it is no place of that list
     */
    public static TimedPlace read(@Nullable String after, String list, TimedPlace first) {
        return after == null || after.isEmpty() ? first : Cursor.read(after, list, 2, TimedPlace::of);
    }

    private static TimedPlace of(List<String> values) {
        return new TimedPlace(time(values.get(0)), values.get(1));
    }

    /** @throws DateTimeException if it is no time, or one that no database keeps */
    public static Instant time(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(EARLIEST) || time.isAfter(NEWEST.at)) {
            throw new DateTimeException("Out of range: " + text);
        }
        return time;
    }
}
