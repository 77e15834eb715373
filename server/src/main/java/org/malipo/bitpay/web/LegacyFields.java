package org.malipo.bitpay.web;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.malipo.problem.Decimals;
import org.malipo.problem.FieldErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The members of a body, which plugins spell in several ways and send as text or not. */
final class LegacyFields {
    private static final int LONGEST_NUMBER = 100;

    private final Map<String, JsonNode> members = new TreeMap<>();

    LegacyFields(ObjectNode body) {
        body.properties().forEach(member -> members.put(member.getKey().toLowerCase(Locale.ROOT), member.getValue()));
    }

    /** {@return a member that is there and not null} */
    Optional<JsonNode> get(String name) {
        return Optional.ofNullable(members.get(name.toLowerCase(Locale.ROOT))).filter(value -> !value.isNull());
    }

    /**
     * {@return a text, numbers and yes or no as text too; empty if it is missing, blank or something else}
     *
     * @throws FieldErrors.InvalidFields if it holds a NUL, which the database can't keep
     */
    Optional<String> text(String name) {
        var text = get(name)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .map(String::strip)
                .filter(found -> !found.isEmpty());
        if (text.filter(found -> found.indexOf('\0') >= 0).isPresent()) {
            throw FieldErrors.of(name, "The value is not of the expected kind");
        }
        return text;
    }

    /** @throws FieldErrors.InvalidFields if it is neither yes nor no */
    Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw FieldErrors.of(name, "The value must be true or false");
        });
    }

    /** @throws FieldErrors.InvalidFields if it is no number */
    Optional<BigDecimal> decimal(String name) {
        return text(name)
                .map(text -> Optional.of(text)
                        .filter(typed -> typed.length() <= LONGEST_NUMBER)
                        .flatMap(Decimals::read)
                        .orElseThrow(() -> FieldErrors.of(name, "The value must be a number")));
    }

    /** {@return the members of an object in it; none if there is no such object} */
    LegacyFields inside(String name) {
        return new LegacyFields(get(name)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode()));
    }
}
