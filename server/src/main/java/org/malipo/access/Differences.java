package org.malipo.access;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What a change of settings has changed, as the details of an {@link AuditEntry}. */
public final class Differences {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Differences() {}

    /**
     * {@return the new value of each setting that is another one now, by its name: {@code branding.logoUrl}}
     *
     * @param before settings, none of which is a secret
     * @param after settings of the same kind
     */
    public static Map<String, String> of(Object before, Object after) {
        var found = new TreeMap<String, String>();
        add("", JSON.valueToTree(before), JSON.valueToTree(after), found);
        return found;
    }

    private static void add(String name, JsonNode before, JsonNode after, Map<String, String> found) {
        if (before.isObject() && after.isObject()) {
            after.properties()
                    .forEach(value ->
                            add(below(name, value.getKey()), before.path(value.getKey()), value.getValue(), found));
            before.properties().stream()
                    .filter(value -> !after.has(value.getKey()))
                    .forEach(value ->
                            add(below(name, value.getKey()), value.getValue(), MissingNode.getInstance(), found));
        } else if (!before.equals(after)) {
            found.put(name, printed(after));
        }
    }

    private static String printed(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.isString() ? value.asString() : value.toString();
    }

    private static String below(String group, String name) {
        return group.isEmpty() ? name : group + "." + name;
    }
}
