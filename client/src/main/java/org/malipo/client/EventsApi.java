package org.malipo.client;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened in one store, in an order that never changes. Keep the position of the last event that was handled, and go on
 * behind it.
 */
public final class EventsApi {
    private static final int PAGE = 1_000;

    private final Transport transport;
    private final Route events;

    EventsApi(Transport transport, String storeId) {
        this(transport, Route.to("stores", storeId, "events"));
    }

    private EventsApi(Transport transport, Route events) {
        this.transport = transport;
        this.events = events;
    }

    /**
     * {@return the same log without events of other types}
     *
     * @param types for example {@code InvoiceSettled}
     */
    public EventsApi only(String... types) {
        return new EventsApi(transport, events.withAll("types", List.of(types)));
    }

    /**
     * {@return events above that position, oldest first}
     *
     * @param after 0 for the first one that is kept
     * @param limit how many at most, 1 to 1000
     * @throws ApiException with 410 {@code events-pruned} if some above that position are no longer kept
     */
    public List<StoreEvent> list(long after, int limit) {
        var route = events.with("after", after).with("limit", limit);
        return transport.list(route, JsonNode.class).stream()
                .map(StoreEvent::of)
                .toList();
    }

    /** {@return all events above that position up to now, oldest first} They are read page after page, while the stream is. */
    public Stream<StoreEvent> stream(long after) {
        return Pages.stream(next -> {
            var page = list(next == null ? after : Long.parseLong(next), PAGE);
            return new Page<>(page, page.size() < PAGE ? null : positionOf(page.getLast()));
        });
    }

    /** Follows the log live: first what is above that position, then each event as it happens. */
    public EventTail follow(long after) {
        return new EventTail(transport, events, after);
    }

    private static @Nullable String positionOf(StoreEvent event) {
        return event.position().isPresent() ? Long.toString(event.position().getAsLong()) : null;
    }
}
