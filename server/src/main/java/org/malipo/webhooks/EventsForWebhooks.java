package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.access.AfterCommit;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;

/** Reads the event log and queues a delivery for each webhook that wants an event. */
@Component
class EventsForWebhooks implements EventConsumer {
    private final WebhookTable webhooks;
    private final DeliveryQueue queue;
    private final WaitingDeliveries waiting;
    private final ClaimWorkers<ClaimedDelivery> workers;
    private final Clock clock;

    EventsForWebhooks(
            WebhookTable webhooks,
            DeliveryQueue queue,
            WaitingDeliveries waiting,
            ClaimWorkers<ClaimedDelivery> workers,
            Clock clock) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.waiting = waiting;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Set<String> types() {
        return EventTypes.SET;
    }

    @Override
    public void handle(Event event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Event> events) {
        var stores =
                events.stream().map(Event::storeId).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        var enabled = webhooks.enabledOf(stores).stream()
                .collect(Collectors.groupingBy(webhook -> webhook.store().value()));
        events.stream()
                .filter(event -> event.storeId() != null)
                .forEach(event -> queue(event, enabled.getOrDefault(event.storeId(), List.of())));
    }

    private void queue(Event event, List<Webhook> enabled) {
        var wanting = enabled.stream()
                .filter(webhook -> webhook.authorizedEvents().include(event.type()))
                .toList();
        for (var webhook : wanting) {
            var now = clock.instant();
            boolean behind = webhook.state().isBehind(now);
            queue.add(firstDelivery(webhook, event), behind, now);
            if (behind) {
                waiting.oldestNow(webhook.id(), now);
            }
        }
        if (!wanting.isEmpty()) {
            AfterCommit.run(workers::wake);
        }
    }

    private static QueuedDelivery firstDelivery(Webhook webhook, Event event) {
        return QueuedDelivery.first(
                webhook.id(),
                event.subject(),
                event.position(),
                event.type(),
                event.occurredAt().atOffset(UTC),
                event.payload());
    }
}
