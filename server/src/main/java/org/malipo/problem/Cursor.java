package org.malipo.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a page of a list ended, as clients hand it back in {@code after}: opaque to them, and good for one list only. It names
 * the last element by what the list is ordered by, so that nothing is skipped or told twice when elements come and go.
 *
 * @param place the values that the list is ordered by
 */
public record Cursor(String list, List<String> place) {
    public static final String PARAMETER = "after";

    private static final String SEPARATOR = "\n";
    /** No text in the database holds it. */
    private static final char NUL = '\0';

    public static Cursor of(String list, Object... place) {
        return new Cursor(list, Arrays.stream(place).map(Object::toString).toList());
    }

    /**
     * {@return what the parameter holds}
     *
     * @param place makes it of the values, and throws if they are none
     */
    public static <T> T read(String text, String list, int values, Function<List<String>, T> place) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            var parts = List.of(decoded.split(SEPARATOR, -1));
            if (decoded.indexOf(NUL) < 0
                    && parts.size() == values + 1
                    && parts.getFirst().equals(list)) {
                return place.apply(parts.subList(1, parts.size()));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong();
        }
        throw wrong();
    }

    private static FieldErrors.InvalidFields wrong() {
        return FieldErrors.of(PARAMETER, "This is not where a page of this list ended");
    }

    public String text() {
        var joined = Stream.concat(Stream.of(list), place.stream()).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(UTF_8));
    }
}
