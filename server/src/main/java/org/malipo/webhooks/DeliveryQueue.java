package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The deliveries that are to be made, in a table. A process claims some before it tries them, and renews its claims while
 * it lives; claims that lapse are open again, under the same delivery id, because nobody knows whether they were sent.
 */
@Component
class DeliveryQueue {
    static final Duration CLAIM = Duration.ofSeconds(15);

    private final JdbcClient jdbc;

    DeliveryQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a delivery; the first one of an event to a webhook is added once, however often that is asked. */
    void add(QueuedDelivery delivery, Instant due) {
        jdbc.sql("""
                insert into webhook_delivery
                    (id, webhook_id, original_id, first_attempt, retry, subject, event_position, event_type, event_at,
                     body, state, due_at)
                values
                    (:id, :webhook, :original, :first, :retry, :subject, :position, :type, :eventAt,
                     :body, 'waiting', :due)
                on conflict (webhook_id, event_position) where first_attempt do nothing
                """)
                .param("id", delivery.id())
                .param("webhook", delivery.webhookId())
                .param("original", delivery.originalId())
                .param("first", delivery.isFirstAttempt())
                .param("retry", delivery.retry())
                .param("subject", delivery.subject())
                .param("position", delivery.eventPosition())
                .param("type", delivery.eventType())
                .param("eventAt", delivery.eventAt())
                .param("body", delivery.body())
                .param("due", due.atOffset(UTC))
                .update();
    }

    /**
     * Claims deliveries that are due, a few of each webhook, so that a webhook with many waiting ones leaves room for the
     * others. The first attempt of an event waits until those of earlier events of its subject are done; retries wait for
     * nobody. Webhooks are found by skipping through the index of waiting deliveries.
     *
     * @param busy webhooks that have enough to do already
     */
    List<QueuedDelivery> claim(String process, Instant now, int perWebhook, Collection<String> busy) {
        return jdbc.sql("""
                with recursive waiting (webhook_id) as (
                    select min(webhook_id) from webhook_delivery where state = 'waiting'
                    union all
                    select (select min(d.webhook_id) from webhook_delivery d
                            where d.state = 'waiting' and d.webhook_id > w.webhook_id)
                    from waiting w
                    where w.webhook_id is not null
                ), due as (
                    select d.id
                    from waiting w
                    cross join lateral (
                        select c.id
                        from webhook_delivery c
                        where c.webhook_id = w.webhook_id and c.state = 'waiting' and c.due_at <= :now
                          and not (c.first_attempt and exists (
                              select 1 from webhook_delivery e
                              where e.webhook_id = c.webhook_id and e.subject = c.subject and e.first_attempt
                                and e.state <> 'done' and e.event_position < c.event_position))
                        order by c.due_at, c.event_position
                        limit :perWebhook
                        for update skip locked
                    ) d
                    where w.webhook_id <> all (cast(:busy as text[]))
                )
                update webhook_delivery u
                set state = 'attempting', claimed_by = :process, claimed_until = :until
                from due
                where u.id = due.id
                returning u.id, u.webhook_id, u.original_id, u.retry, u.subject, u.event_position, u.event_type,
                    u.event_at, u.body
                """)
                .param("now", now.atOffset(UTC))
                .param("perWebhook", perWebhook)
                .param("busy", busy.toArray(String[]::new))
                .param("process", process)
                .param("until", now.plus(CLAIM).atOffset(UTC))
                .query(QueuedDelivery.class)
                .list();
    }

    /** Passes over rows that somebody else holds, so that it never waits in the middle of a deletion of the webhook. */
    void renewClaims(String process, Collection<String> ids, Instant now) {
        jdbc.sql("""
                update webhook_delivery
                set claimed_until = :until
                where id in (
                    select id from webhook_delivery
                    where id = any (cast(:ids as text[])) and state = 'attempting' and claimed_by = :process
                    for update skip locked)
                """)
                .param("ids", ids.toArray(String[]::new))
                .param("process", process)
                .param("until", now.plus(CLAIM).atOffset(UTC))
                .update();
    }

    /** Opens again what processes that are gone had claimed. */
    int reopenLapsed(Instant now) {
        return jdbc.sql("""
                update webhook_delivery
                set state = 'waiting', claimed_by = null, claimed_until = null
                where id in (
                    select id from webhook_delivery
                    where state = 'attempting' and claimed_until < :now
                    for update skip locked)
                """).param("now", now.atOffset(UTC)).update();
    }

    /** {@return whether the delivery was ours still, and its end is now on record} */
    boolean finish(String id, String process, DeliveryResult result, Instant now) {
        return jdbc.sql("""
                        update webhook_delivery
                        set state = 'done', claimed_by = null, claimed_until = null, delivered_at = :now,
                            http_code = :code, error = :error, outcome = :outcome
                        where id = :id and state = 'attempting' and claimed_by = :process
                        """)
                        .param("id", id)
                        .param("process", process)
                        .param("now", now.atOffset(UTC))
                        .param("code", result.httpCode())
                        .param("error", result.error())
                        .param("outcome", result.outcome().wireName())
                        .update()
                == 1;
    }

    /** Forgets a delivery that is not wanted any more: its webhook was switched off, or wants other events now. */
    void drop(String id) {
        jdbc.sql("delete from webhook_delivery where id = :id").param("id", id).update();
    }

    /** {@return how a finished delivery would be made again, or empty if there is none or its body is gone} */
    Optional<QueuedDelivery> finished(String webhookId, String id) {
        return jdbc.sql("""
                select id, webhook_id, original_id, retry, subject, event_position, event_type, event_at, body
                from webhook_delivery
                where id = :id and webhook_id = :webhook and state = 'done' and not pruned
                """)
                .param("id", id)
                .param("webhook", webhookId)
                .query(QueuedDelivery.class)
                .optional();
    }
}
