package org.malipo.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told to the {@link Audit}. Who did it and from where it finds out by itself.
 *
 * @param action stable and in the past tense: {@code store.settings.changed}, {@code key.created}
 * @param store that it happened in, or null for what concerns the whole server
 * @param object what it was done to: its kind and id, {@code webhook:5Vd…}
 * @param details what a person would ask next, such as names of changed settings; never a secret
 */
public record AuditEntry(String action, @Nullable StoreId store, String object, Map<String, String> details) {
    public AuditEntry {
        details = Map.copyOf(details);
    }

    /** {@return a person as an object} */
    public static String user(UserId user) {
        return "user:" + user.value();
    }

    public AuditEntry(String action, @Nullable StoreId store, String object) {
        this(action, store, object, Map.of());
    }
}
