package org.malipo.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;

/**
 * Something that people are to be told.
 *
 * @param store whose members are told; null where administrators are
 * @param detail what its sentence names, for example an invoice's id
 * @param link a path of this site, or null if there is nothing to open
 */
public record Notice(
        NoticeKind kind,
        @Nullable StoreId store,
        List<String> detail,
        @Nullable String link) {
    public Notice {
        detail = List.copyOf(detail);
        if (kind.isForAdmins() != (store == null)) {
            throw new IllegalArgumentException(kind + " needs " + (store == null ? "a store" : "no store"));
        }
    }
}
