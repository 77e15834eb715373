package org.malipo.lightning;

import java.util.Map;
import org.malipo.problem.FieldErrors;
import tools.jackson.databind.JsonNode;

/**
 * What a store wants for its Lightning payments: a text, or an object around one.
 *
 * @param connection a connection string, or {@link #INTERNAL}
 */
record LightningConfig(String connection) {
    static final String INTERNAL = "Internal Node";

    /** @throws FieldErrors.InvalidFields if it names no node */
    static LightningConfig of(JsonNode json) {
        var text = json.isString()
                ? json.asString()
                : text(json, "internalNodeRef").isBlank() ? text(json, "connectionString") : INTERNAL;
        if (text.isBlank()) {
            throw FieldErrors.of(
                    ConnectionRules.PATH, "The connection string or setting the internal node is required");
        }
        return new LightningConfig(text.strip());
    }

    boolean isInternal() {
        return connection.equalsIgnoreCase(INTERNAL);
    }

    /** Names match in any case, as everywhere in the API. */
    private static String text(JsonNode json, String name) {
        return json.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return isInternal() ? INTERNAL : "[secret]";
    }
}
