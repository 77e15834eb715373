package org.malipo.access.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;

/**
 * Which lines of the log are asked for; null asks for all.
 *
 * @param action an action such as {@code webhook.created}, or the beginning of several, {@code webhook}
 * @param from the first moment that counts
 * @param to the first moment that counts no more
 */
public record AuditSearch(
        @Nullable StoreId store,
        @Nullable String action,
        @Nullable UserId actor,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** {@return a pattern of {@code like} for the actions that begin with {@link #action} and a full stop} */
    @Nullable
    String actionGroup() {
        return action == null ? null : action.replaceAll("([\\\\%_])", "\\\\$1") + ".%";
    }
}
