package org.malipo.problem;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.malipo.problem.FieldErrors.InvalidFields;

/**
 * What is wrong with a form on a page: for each field the key of the message that stands beside it.
 *
 * @param keys by the field's name
 */
public record FormErrors(Map<String, String> keys) {
    public static final FormErrors NONE = new FormErrors(Map.of());

    public FormErrors {
        keys = Map.copyOf(keys);
    }

    public static FormErrors of(String field, String key) {
        return new FormErrors(Map.of(field, key));
    }

    /** {@return the same complaints, each with the message whose key is the prefix and the field's path} */
    public static FormErrors of(InvalidFields wrong, String prefix) {
        var keys = new HashMap<String, String>();
        wrong.errors().forEach(error -> keys.putIfAbsent(error.path(), prefix + error.path()));
        return new FormErrors(keys);
    }

    public FormErrors and(String field, String key) {
        var more = new LinkedHashMap<>(keys);
        more.putIfAbsent(field, key);
        return new FormErrors(more);
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    public boolean has(String field) {
        return keys.containsKey(field);
    }

    /** {@return the key of the message beside this field; empty if there is none} */
    public String key(String field) {
        return keys.getOrDefault(field, "");
    }
}
