package org.malipo.client;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who did what: in one store, or on the whole server. */
public final class AuditApi {
    private static final int PAGE = 100;

    private final Transport transport;
    private final Route where;

    AuditApi(Transport transport, Route where) {
        this.transport = transport;
        this.where = where;
    }

    /**
     * {@return the lines that match, newest first}
     *
     * @param limit how many at most, 1 to 1000
     * @param after the position that the page before ended with; null for the first page
     */
    public List<AuditEntry> list(AuditQuery query, int limit, @Nullable Long after) {
        var route = query.on(where.below("audit")).with("limit", limit).withIfGiven("after", after);
        return transport.list(route, AuditEntry.class);
    }

    /** {@return all lines that match, newest first} They are read page after page, while the stream is. */
    public Stream<AuditEntry> stream(AuditQuery query) {
        return Pages.stream(after -> {
            var lines = list(query, PAGE, after == null ? null : Long.valueOf(after));
            var next =
                    lines.size() < PAGE ? null : Long.toString(lines.getLast().position());
            return new Page<>(lines, next);
        });
    }

    /** {@return the lines that match as CSV, in UTF-8, while they come} To be closed. */
    public InputStream csv(AuditQuery query) {
        return transport.open(query.on(where.below("audit.csv")), "text/csv");
    }
}
