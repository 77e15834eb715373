package org.malipo.access.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.problem.FormErrors;

/**
 * A person's API keys, and the form for another one.
 *
 * @param made the value of the key that was just made; shown this once
 * @param label as it was typed
 * @param chosen the permissions that were ticked
 */
public record ApiKeysView(
        List<Row> keys,
        List<String> permissions,
        @Nullable String made,
        String label,
        List<String> chosen,
        FormErrors errors) {
    private static final List<String> COMMON = Stream.of(
                    Permission.UNRESTRICTED,
                    Permission.CAN_MODIFY_STORE_SETTINGS,
                    Permission.CAN_CREATE_INVOICE,
                    Permission.CAN_VIEW_INVOICES,
                    Permission.CAN_MODIFY_INVOICES,
                    Permission.CAN_MODIFY_WEBHOOKS,
                    Permission.CAN_VIEW_STORE_SETTINGS)
            .map(Permission::policy)
            .toList();

    /** {@return the permissions that most people look for, said in words} */
    public List<String> common() {
        return COMMON;
    }

    /** {@return the others, for those who know their names} */
    public List<String> rare() {
        return permissions.stream()
                .filter(permission -> !COMMON.contains(permission))
                .toList();
    }

    public boolean hasRareChosen() {
        return rare().stream().anyMatch(chosen::contains);
    }

    /** A key, as far as it may be shown. */
    public record Row(String id, String label, List<String> permissions, Instant createdAt) {}
}
