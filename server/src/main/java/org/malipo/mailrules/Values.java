package org.malipo.mailrules;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.Decimals;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The values that a letter can name, as a JSON object, and the paths to them: {@code Invoice.Metadata.items[0]}. */
final class Values {
    /** Prices keep the digits that they were given with. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String NAME = "[\\p{L}\\p{N}_-]+";
    private static final String STEP = "\\.(" + NAME + ")|\\[(\\d{1,6})]|\\['([^'\\]]*)']";
    private static final Pattern PATH = Pattern.compile(NAME + "(?:" + STEP + ")*");
    private static final Pattern STEPS = Pattern.compile("(" + STEP + ")");

    private Values() {}

    /** {@return whether this is written like a path} */
    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    /** {@return what a path leads to; names are found in any case, the exact one first} */
    static Optional<JsonNode> find(JsonNode values, String path) {
        var steps = STEPS.matcher("." + path);
        @Nullable JsonNode at = values;
        while (at != null && steps.find()) {
            var index = steps.group(3);
            var name = steps.group(2) == null ? steps.group(4) : steps.group(2);
            at = index == null ? member(at, name) : at.get(Integer.parseInt(index));
        }
        return Optional.ofNullable(at);
    }

    private static @Nullable JsonNode member(JsonNode parent, String name) {
        var exact = parent.get(name);
        return exact != null
                ? exact
                : parent.properties().stream()
                        .filter(member -> member.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** {@return a value as it stands in a letter; the elements of a list of texts with commas between them} */
    static String print(JsonNode value) {
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        }
        return switch (value.getNodeType()) {
            case STRING, BOOLEAN -> value.asString();
            case NUMBER -> number(value.decimalValue());
            case NULL, MISSING -> "";
            default -> value.toString();
        };
    }

    private static String number(BigDecimal value) {
        return Decimals.isReasonable(value) ? value.toPlainString() : value.toString();
    }

    /** {@return the same without NUL in its texts, which the database's JSON can't hold} */
    static JsonNode withoutNul(JsonNode value) {
        if (value instanceof ObjectNode object) {
            var copy = JSON.createObjectNode();
            object.properties().forEach(member -> copy.set(cut(member.getKey()), withoutNul(member.getValue())));
            return copy;
        }
        if (value.isArray()) {
            var copy = JSON.createArrayNode();
            value.forEach(element -> copy.add(withoutNul(element)));
            return copy;
        }
        return value.isString() ? JSON.getNodeFactory().stringNode(cut(value.asString())) : value;
    }

    private static String cut(String text) {
        return text.replace("\0", "");
    }
}
