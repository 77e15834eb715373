package org.malipo.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.OpaqueId;
import org.malipo.outbox.EventLog;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.problem.TimedPlace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a part of a store's history again, and says how far that has come. */
@Component
public class Replays {
    private static final String LIST = "replays";
    private final ReplayTable table;
    private final WebhookTable webhooks;
    private final EventLog past;
    private final Audit audit;
    private final Clock clock;

    Replays(ReplayTable table, WebhookTable webhooks, EventLog past, Audit audit, Clock clock) {
        this.table = table;
        this.webhooks = webhooks;
        this.past = past;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for the events that happened from {@code from} on and before {@code to}. */
    @Transactional
    public Replay start(String webhookId, Instant from, Instant to) {
        return start(webhookId, past.before(from) + 1, past.before(to));
    }

    /**
     * Asks for the events of these positions, both included; those that are not there yet are told anyway.
     *
     * @throws FieldErrors.InvalidFields if that is no range
     * @throws ProblemException if the webhook has a replay that runs
     */
    @Transactional
    public Replay start(String webhookId, long from, long through) {
        var webhook = webhooks.get(webhookId);
        long last = Math.min(through, past.head());
        if (from < 1 || from > last) {
            throw FieldErrors.of("From", "There are no events in this range");
        }
        var replay = new Replay(
                OpaqueId.base58(16),
                webhookId,
                from,
                last,
                from - 1,
                0,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                null);
        if (!table.insert(replay)) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.CONFLICT,
                    "webhook-replay-running",
                    "The webhook has a replay that has not ended yet"));
        }
        audit.record(new AuditEntry(
                "webhook.replayed",
                webhook.store(),
                "webhook:" + webhookId,
                Map.of("from", Long.toString(from), "through", Long.toString(last))));
        return replay;
    }

    /**
     * {@return replays of a webhook, newest first}
     *
     * @param after where the page before ended; null for the first one
     */
    public List<Replay> newest(String webhookId, @Nullable String after, int count) {
        return table.newest(webhookId, TimedPlace.read(after, LIST, TimedPlace.NEWEST), count);
    }

    /** {@return where it stands in that list} */
    public static Cursor place(Replay replay) {
        return TimedPlace.cursor(LIST, replay.createdAt(), replay.id());
    }

    /** @throws ProblemException if the webhook has had no such replay */
    public Replay get(String webhookId, String id) {
        return table.find(webhookId, id)
                .orElseThrow(() ->
                        new ProblemException(Problem.notFound("webhook-replay-not-found", "The replay was not found")));
    }

    /** Queues no more of it; what is queued is delivered. */
    public Replay stop(String webhookId, String id) {
        table.end(get(webhookId, id).id(), clock.instant());
        return get(webhookId, id);
    }
}
