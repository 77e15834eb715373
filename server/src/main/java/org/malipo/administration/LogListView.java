package org.malipo.administration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log files there are.
 *
 * @param on whether the server writes any
 * @param newer address of the page before, or null
 * @param older address of the page after, or null
 */
public record LogListView(
        boolean on,
        List<Row> rows,
        @Nullable String newer,
        @Nullable String older) {
    /** @param kilobytes its size, rounded up */
    public record Row(String name, String url, long kilobytes, Instant changedAt) {}
}
