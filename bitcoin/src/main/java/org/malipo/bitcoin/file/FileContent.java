package org.malipo.bitcoin.file;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of a file, and the members of the JSON object it starts with.
 * @param members by name in lower case; empty if the file is no JSON. What no format asks for is left out unread.
 */
record FileContent(String text, Map<String, JsonNode> members) {
    private static final int MAX_DEPTH = 50;
    /** Longer values are no keys and no descriptors. In characters. */
    private static final int MAX_VALUE = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNameLength(MAX_VALUE)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static FileContent of(String text) {
        return new FileContent(text, text.startsWith("{") ? members(text) : Map.of());
    }

    /** Reads up to the end of the first object: Electrum appends later changes to the file. */
    private static Map<String, JsonNode> members(String text) {
        var members = new TreeMap<String, JsonNode>();
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser, members);
            }
            return members;
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    private static void member(JsonParser parser, Map<String, JsonNode> members) {
        var name = parser.currentName().toLowerCase(Locale.ROOT);
        var value = parser.nextToken();
        if (isAskedFor(name)) {
            members.putIfAbsent(name, JSON.readTree(parser));
        } else if (value.isStructStart()) {
            parser.skipChildren();
        }
    }

    private static boolean isAskedFor(String name) {
        return switch (name) {
            case "keystore",
                    "wallet_type",
                    "descriptor",
                    "blockheight",
                    "label",
                    "source",
                    "extpubkey",
                    "masterfingerprint",
                    "accountkeypath",
                    "coldcardfirmwareversion",
                    "cobovaultfirmwareversion" -> true;
            default -> name.matches("x[0-9]{1,2}/");
        };
    }

    /** {@return the member as text, without blanks around it; empty if it is missing, of another type or overlong} */
    Optional<String> text(String member) {
        return text(members.get(member));
    }

    static Optional<String> text(@Nullable JsonNode value) {
        return value != null && value.isString() && value.asString().length() <= MAX_VALUE
                ? Optional.of(value.asString().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    Optional<JsonNode> object(String member) {
        return Optional.ofNullable(members.get(member)).filter(JsonNode::isObject);
    }

    Optional<JsonNode> integer(String member) {
        return Optional.ofNullable(members.get(member)).filter(JsonNode::isIntegralNumber);
    }
}
