package org.malipo.events;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.outbox.EventLog;
import org.malipo.problem.FieldErrors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened in a store. Events of all kinds, also those to come, are for whoever may have them sent to a webhook; less
 * does not do.
 */
@RestController
@Tag(name = "Events")
class EventsApi {
    private static final String PATH = "/api/v1/stores/{storeId}/events";

    private final EventLog log;
    private final EventStreams streams;

    EventsApi(EventLog log, EventStreams streams) {
        this.log = log;
        this.streams = streams;
    }

    /** Oldest first. Without {@code after}, from the first event that is kept. */
    @GetMapping(PATH)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    List<ObjectNode> list(
            @PathVariable StoreId storeId,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable List<String> types,
            @RequestParam(required = false) @Nullable Integer limit) {
        var query = EventQuery.of(storeId, types);
        if (after != null) {
            query.refuseGap(log, after);
        }
        return query.read(log, after == null ? 0 : after, EventQuery.limit(limit)).stream()
                .map(EventBody::of)
                .toList();
    }

    /** From the last one that the client has seen on, else from {@code after}, else what happens from now on. */
    @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    SseEmitter follow(
            @PathVariable StoreId storeId,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable List<String> types,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        var query = EventQuery.of(storeId, types);
        var from = lastEventId == null || lastEventId.isBlank() ? after : position(lastEventId);
        if (from == null) {
            return streams.open(Caller.current(), query, log.head());
        }
        query.refuseGap(log, from);
        return streams.open(Caller.current(), query, from);
    }

    private static Long position(String lastEventId) {
        try {
            return Long.valueOf(lastEventId.strip());
        } catch (NumberFormatException e) {
            throw FieldErrors.of("Last-Event-ID", "The value is not of the expected kind");
        }
    }
}
