package org.malipo.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;

/**
 * A notice as one person has it.
 *
 * @param seq its place in time
 * @param detail what its sentence names
 * @param link a path of this site
 */
public record StoredNotice(
        String id,
        long seq,
        NoticeKind kind,
        @Nullable StoreId store,
        List<String> detail,
        @Nullable String link,
        boolean seen,
        Instant createdAt) {
    public StoredNotice {
        detail = List.copyOf(detail);
    }
}
