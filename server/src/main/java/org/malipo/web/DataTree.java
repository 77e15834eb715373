package org.malipo.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody's JSON as people read it: names and values, one below the other. Bounded, since it comes from outside; what is
 * left out ends in an ellipsis.
 *
 * @param label a member's name, or an element's number from 1
 * @param text of a value; null for what has parts
 * @param link the text as an address of the web, or null if it is none
 */
public record DataTree(
        String label, @Nullable String text, @Nullable String link, List<DataTree> parts) {
    private static final int DEEPEST = 6;
    private static final int MOST = 400;
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final String MORE = "…";

    public DataTree {
        parts = List.copyOf(parts);
    }

    /**
     * {@return the members of an object, or the elements of an array, in their order; nothing for anything else}
     *
     * @param without names that are shown elsewhere
     */
    public static List<DataTree> of(JsonNode value, Set<String> without) {
        return new Reader().parts(value, without, 0);
    }

    public static List<DataTree> of(JsonNode value) {
        return of(value, Set.of());
    }

    /** {@return the text, if it is an address that a browser may be sent to} */
    public static @Nullable String web(String text) {
        try {
            var address = new URI(text);
            var scheme = String.valueOf(address.getScheme());
            boolean known = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
            return known && address.getHost() != null ? text : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + MORE;
    }

    /** Counts what it has read. */
    private static final class Reader {
        private int read;

        private List<DataTree> parts(JsonNode value, Set<String> without, int depth) {
            var parts = new ArrayList<DataTree>();
            for (var member : (Iterable<Map.Entry<String, JsonNode>>)
                    members(value).filter(entry -> !without.contains(entry.getKey()))::iterator) {
                if (++read > MOST) {
                    parts.add(new DataTree(MORE, MORE, null, List.of()));
                    break;
                }
                parts.add(part(cut(member.getKey(), LONGEST_LABEL), opened(member.getValue()), depth));
            }
            return parts;
        }

        private DataTree part(String label, JsonNode value, int depth) {
            if (!value.isContainer()) {
                var text = value.isNull() ? "" : value.asString();
                return new DataTree(label, cut(text, LONGEST_TEXT), web(text), List.of());
            }
            return value.isEmpty() || depth + 1 >= DEEPEST
                    ? new DataTree(label, value.isEmpty() ? "" : MORE, null, List.of())
                    : new DataTree(label, null, null, parts(value, Set.of(), depth + 1));
        }

        private static Stream<Map.Entry<String, JsonNode>> members(JsonNode value) {
            return value.isArray()
                    ? IntStream.range(0, value.size()).mapToObj(at -> Map.entry(String.valueOf(at + 1), value.get(at)))
                    : value.propertyStream();
        }

        /** Old shops write an object as text. */
        private static JsonNode opened(JsonNode value) {
            var text = value.isString() ? value.asString().strip() : "";
            if (!text.startsWith("{") && !text.startsWith("[")) {
                return value;
            }
            try {
                return JsonMapper.shared().readTree(text);
            } catch (JacksonException _) {
                return value;
            }
        }
    }
}
