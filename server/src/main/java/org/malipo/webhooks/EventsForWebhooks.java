package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.Set;
import org.malipo.access.AfterCommit;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;

/** Reads the event log and queues a delivery for each webhook that wants an event. */
@Component
class EventsForWebhooks implements EventConsumer {
    private final WebhookTable webhooks;
    private final DeliveryQueue queue;
    private final DeliveryWorkers workers;
    private final Clock clock;

    EventsForWebhooks(WebhookTable webhooks, DeliveryQueue queue, DeliveryWorkers workers, Clock clock) {
        this.webhooks = webhooks;
        this.queue = queue;
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
        var storeId = event.storeId();
        if (storeId == null) {
            return;
        }
        var wanting = webhooks.wanting(storeId, event.type());
        for (var webhook : wanting) {
            queue.add(firstDelivery(webhook, event), clock.instant());
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
