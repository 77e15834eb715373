package org.malipo.notifications;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of a person's notices are wanted.
 *
 * @param seen null for both
 * @param storeIds empty for all, those of no store among them
 * @param kinds empty for all
 * @param before only those below this place; {@link Long#MAX_VALUE} for the newest
 */
public record NoticeFilter(@Nullable Boolean seen, Collection<String> storeIds, List<NoticeKind> kinds, long before) {
    public static final NoticeFilter ALL = new NoticeFilter(null, List.of(), List.of(), Long.MAX_VALUE);

    public NoticeFilter {
        storeIds = List.copyOf(storeIds);
        kinds = List.copyOf(kinds);
    }
}
