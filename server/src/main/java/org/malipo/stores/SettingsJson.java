package org.malipo.stores;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings as the database keeps them. What is stored is laid over the defaults, so that a setting that a newer version
 * brings has its default in older rows.
 */
@Component
class SettingsJson {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ObjectNode defaults = mapper.valueToTree(StoreSettings.DEFAULTS);

    String write(StoreSettings settings) {
        return mapper.writeValueAsString(settings);
    }

    /** @throws JacksonException if these are no settings */
    StoreSettings read(String stored) {
        var merged = defaults.deepCopy();
        overlay(merged, (ObjectNode) mapper.readTree(stored));
        return mapper.treeToValue(merged, StoreSettings.class);
    }

    private static void overlay(ObjectNode under, ObjectNode over) {
        over.properties().forEach(entry -> {
            if (under.get(entry.getKey()) instanceof ObjectNode group
                    && entry.getValue() instanceof ObjectNode values) {
                overlay(group, values);
            } else {
                under.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
