package org.malipo.webhooks;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.malipo.access.AfterCommit;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.notifications.Notice;
import org.malipo.notifications.NoticeKind;
import org.malipo.notifications.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receivers that are down. What they miss waits, the oldest event first; the first thing that arrives again lets the rest
 * follow in order; after three days without anything the webhook is paused and its store is told.
 */
@Component
public class WebhookOutages {
    private static final Logger log = LoggerFactory.getLogger(WebhookOutages.class);

    private final WebhookTable table;
    private final WebhookStateTable states;
    private final WaitingDeliveries waiting;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // an outage is kept, ended and told of
    WebhookOutages(
            WebhookTable table,
            WebhookStateTable states,
            WaitingDeliveries waiting,
            Notices notices,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.states = states;
        this.waiting = waiting;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Lets what has waited be sent, in order. Does nothing for a webhook that isn't paused. */
    @Transactional
    public Webhook resume(String id) {
        var webhook = table.get(id);
        if (states.resume(id)) {
            waiting.release(id, true, clock.instant());
            audit.record(new AuditEntry("webhook.resumed", webhook.store(), "webhook:" + id, Map.of()));
        }
        return table.get(id);
    }

    /** {@return how many deliveries wait for this webhook, counted up to {@code most}} */
    public int waiting(String id, int most) {
        return waiting.count(id, most);
    }

    /**
     * {@return the state of the webhook, which stays until the caller's transaction ends, or empty if it is gone} Whoever
     * writes deliveries asks first, since a deletion takes the webhook before its deliveries: two that go the same way never
     * block each other.
     */
    Optional<WebhookState> keep(String id) {
        return states.keep(id);
    }

    void failed(String id, WebhookState state, Instant now) {
        if (state.failingSince() == null) {
            states.failing(id, now);
        }
    }

    /**
     * Lets what waits follow. If the oldest has arrived, the receiver was down; if a later one has, the older ones may have
     * faults of their own, and their three days go on.
     */
    void arrived(QueuedDelivery delivery, WebhookState state, Instant now) {
        if (state.failingSince() == null && !state.catchingUp()) {
            return;
        }
        var id = delivery.webhookId();
        if (!state.isPaused() && state.isDown(now)) {
            int released = waiting.release(id, waiting.isOldest(id, delivery.eventPosition()), now);
            states.well(id, released > 0);
            log.info("Webhook {} answers again; {} deliveries follow", id, released);
        } else {
            boolean catchingUp = state.catchingUp() && waiting.isSomeDue(id, now);
            if (state.failingSince() != null || catchingUp != state.catchingUp()) {
                states.well(id, catchingUp);
            }
        }
    }

    void pause(Webhook webhook, Instant now) {
        if (!states.pause(webhook.id(), now)) {
            return;
        }
        AfterCommit.run(() -> log.warn("Webhook {} has taken nothing for three days; it is paused", webhook.id()));
        notices.raise(new Notice(
                NoticeKind.WEBHOOK_PAUSED,
                webhook.store(),
                List.of(Objects.requireNonNullElse(URI.create(webhook.url()).getHost(), webhook.url())),
                "/stores/" + webhook.store() + "/webhooks/" + webhook.id()));
    }
}
