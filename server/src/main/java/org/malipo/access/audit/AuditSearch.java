package org.malipo.access.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;

/**
 * Which lines of the log are asked for; null asks for all.
 *
 * @param action an action such as {@code webhook.created}, or the beginning of several, {@code webhook}
 * @param person who did it, also in the name of somebody else or by the hand of an administrator
 * @param object its kind and id, {@code webhook:5Vd…}
 * @param from the first moment that counts
 * @param to the first moment that counts no more
 */
public record AuditSearch(
        @Nullable StoreId store,
        @Nullable String action,
        @Nullable UserId person,
        @Nullable String object,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** {@return what asks for everything; with a store for all that happened in it} */
    public static AuditSearch all(@Nullable StoreId store) {
        return new AuditSearch(store, null, null, null, null, null);
    }

    /** What is looked for first, as it leaves the fewest lines to look at. */
    enum Leader {
        OBJECT,
        PERSON,
        ACTION,
        STORE,
        TIME,
        NOTHING
    }

    Leader leader() {
        if (object != null) {
            return Leader.OBJECT;
        }
        if (person != null) {
            return Leader.PERSON;
        }
        if (action != null) {
            return Leader.ACTION;
        }
        if (store != null) {
            return Leader.STORE;
        }
        return from == null && to == null ? Leader.NOTHING : Leader.TIME;
    }

    /** {@return a pattern of {@code like} for the actions that begin with {@link #action} and a full stop} */
    @Nullable
    String actionGroup() {
        return action == null ? null : action.replaceAll("([\\\\%_])", "\\\\$1") + ".%";
    }
}
