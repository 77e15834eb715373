package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import org.malipo.outbox.Claim;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deliveries that are to be made, in a table: how they come into it, and how they leave it. */
@Component
class DeliveryQueue {
    private final JdbcClient jdbc;

    DeliveryQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a delivery. A first attempt goes beside those of other subjects, anything else in turn. */
    void add(QueuedDelivery delivery, Instant due) {
        add(delivery, !delivery.isFirstAttempt(), due);
    }

    /** The same, in turn if wanted; the first delivery of an event to a webhook is added once, however often asked. */
    void add(QueuedDelivery delivery, boolean inTurn, Instant due) {
        jdbc.sql("""
                insert into webhook_delivery
                    (id, webhook_id, original_id, first_attempt, in_turn, retry, tried_since, subject, event_position,
                     event_type, event_at, body, state, due_at)
                values
                    (:id, :webhook, :original, :first, :inTurn, :retry, :since, :subject, :position,
                     :type, :eventAt, :body, 'waiting', :due)
                on conflict (webhook_id, event_position) where first_attempt do nothing
                """)
                .param("id", delivery.id())
                .param("webhook", delivery.webhookId())
                .param("original", delivery.originalId())
                .param("first", delivery.isFirstAttempt())
                .param("inTurn", inTurn)
                .param("retry", delivery.retry())
                .param("since", delivery.triedSince())
                .param("subject", delivery.subject())
                .param("position", delivery.eventPosition())
                .param("type", delivery.eventType())
                .param("eventAt", delivery.eventAt())
                .param("body", delivery.body())
                .param("due", due.atOffset(UTC))
                .update();
    }

    /** {@return whether the delivery was ours still, and its end is now on record} */
    boolean finish(Claim<ClaimedDelivery> claim, DeliveryResult result, Instant now) {
        return jdbc.sql("""
                        update webhook_delivery
                        set state = 'done', claimed_by = null, claimed_until = null, delivered_at = :now,
                            http_code = :code, error = :error, outcome = :outcome, request_headers = :requestHeaders,
                            answer_headers = :answerHeaders, answer_body = :answerBody, connect_millis = :connect,
                            total_millis = :total
                        where id = :id and claimed_by = :claim
                        """)
                        .param("id", claim.row().id())
                        .param("claim", claim.id())
                        .param("now", now.atOffset(UTC))
                        .param("code", result.httpCode())
                        .param("error", result.error())
                        .param("outcome", result.outcome().wireName())
                        .param("requestHeaders", result.exchange().requestHeaders())
                        .param("answerHeaders", result.exchange().answerHeaders())
                        .param("answerBody", result.exchange().answerBody())
                        .param("connect", result.exchange().connectMillis())
                        .param("total", result.exchange().totalMillis())
                        .update()
                == 1;
    }

    /**
     * Forgets a delivery of ours that is not wanted any more: its webhook was switched off, or wants other events now. One
     * whose claim has lapsed stays for whoever claims it next.
     */
    void drop(Claim<ClaimedDelivery> claim) {
        jdbc.sql("delete from webhook_delivery where id = :id and claimed_by = :claim")
                .param("id", claim.row().id())
                .param("claim", claim.id())
                .update();
    }

    /** {@return how a finished delivery would be made again, or empty if there is none or its body is gone} */
    Optional<QueuedDelivery> finished(String webhookId, String id) {
        return jdbc.sql("""
                select id, webhook_id, original_id, retry, tried_since, subject, event_position, event_type, event_at,
                    body
                from webhook_delivery
                where id = :id and webhook_id = :webhook and state = 'done' and not pruned
                """)
                .param("id", id)
                .param("webhook", webhookId)
                .query(QueuedDelivery.class)
                .optional();
    }
}
