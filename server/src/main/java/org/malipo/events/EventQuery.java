package org.malipo.events;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventLog;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;

/**
 * Which events somebody wants.
 *
 * @param types these only; empty for all
 */
record EventQuery(StoreId store, List<String> types) {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    static EventQuery of(StoreId store, @Nullable List<String> types) {
        return new EventQuery(store, requireNonNullElse(types, List.of()));
    }

    static int limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw FieldErrors.of("limit", "The limit should be from 1 to " + MOST);
        }
        return limit == null ? USUAL : limit;
    }

    /** @throws ProblemException if something above that position is no longer kept */
    void refuseGap(EventLog log, long after) {
        if (after < 0) {
            throw FieldErrors.of("after", "The position should be 0 or more");
        }
        var gone = log.prunedThrough(store.value());
        if (gone.isPresent() && after < gone.getAsLong()) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.GONE,
                    "events-pruned",
                    "Events up to position " + gone.getAsLong() + " are no longer kept, so some after " + after
                            + " are missing. Read the present state of what you follow, and go on with after="
                            + gone.getAsLong() + "."));
        }
    }

    List<Event> read(EventLog log, long after, int limit) {
        return log.ofStore(store.value(), after, types, limit);
    }

    boolean wants(Event event) {
        return store.value().equals(event.storeId())
                && EventLog.isPublic(event.type())
                && (types.isEmpty() || types.contains(event.type()));
    }
}
