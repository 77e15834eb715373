package org.malipo.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a JSON object that were named, in that order. */
record Members(Map<String, Object> values) {
    static final Members NONE = new Members(Map.of());

    Members with(String member, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(member, value);
        return new Members(Collections.unmodifiableMap(more));
    }
}
