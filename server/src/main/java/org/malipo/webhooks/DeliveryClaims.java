package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chooses what is delivered next. */
@Component
class DeliveryClaims {
    private final JdbcClient jdbc;

    DeliveryClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How much is claimed at once.
     *
     * @param perWebhook first attempts of one webhook
     * @param perStore of all webhooks of a store
     * @param most of all stores; where there are more, each store gets one before any gets two
     */
    record Portion(int perWebhook, int perStore, int most) {}

    /** A claimed delivery, with the store that it counts for. */
    record Claimed(QueuedDelivery delivery, String storeId) {}

    /**
     * Claims deliveries that are due. The first attempt of an event waits until those of earlier events of its subject are
     * done, and for nothing else; what goes in turn goes one at a time for a webhook. Of a paused webhook only what somebody
     * tries it with is sent. Webhooks are found by skipping through the index of waiting deliveries.
     *
     * @param busyWebhooks webhooks that have enough to do already
     * @param busyStores stores that have
     */
    List<Claimed> claim(
            String process,
            Instant now,
            Portion portion,
            Collection<String> busyWebhooks,
            Collection<String> busyStores) {
        return jdbc.sql("""
                with recursive waiting (webhook_id) as (
                    select min(webhook_id) from webhook_delivery where state = 'waiting'
                    union all
                    select (select min(d.webhook_id) from webhook_delivery d
                            where d.state = 'waiting' and d.webhook_id > w.webhook_id)
                    from waiting w
                    where w.webhook_id is not null
                ), candidate as (
                    select h.id, h.store_id, h.paused_at is not null as paused
                    from waiting w
                    join webhook h on h.id = w.webhook_id
                    where h.id <> all (cast(:busyWebhooks as text[])) and h.store_id <> all (cast(:busyStores as text[]))
                ), due as (
                    select h.store_id, d.id, d.due_at, d.event_position
                    from candidate h
                    cross join lateral (
                        select c.id, c.due_at, c.event_position
                        from webhook_delivery c
                        where c.webhook_id = h.id and c.state = 'waiting' and not c.in_turn and c.due_at <= :now
                          and (not h.paused or c.event_position < 0)
                          and not (c.first_attempt and exists (
                              select 1 from webhook_delivery e
                              where e.webhook_id = c.webhook_id and e.subject = c.subject and e.first_attempt
                                and e.state <> 'done' and e.event_position < c.event_position))
                        order by c.due_at, c.event_position
                        limit :perWebhook
                        for update of c skip locked
                    ) d
                    union all
                    select h.store_id, d.id, d.due_at, d.event_position
                    from candidate h
                    cross join lateral (
                        select c.id, c.due_at, c.event_position
                        from webhook_delivery c
                        where c.state = 'waiting' and not h.paused
                          and c.id = (
                              select t.id from webhook_delivery t
                              where t.webhook_id = h.id and t.state = 'waiting' and t.in_turn and t.due_at <= :now
                              order by t.due_at, t.event_position
                              limit 1)
                          and not exists (
                              select 1 from webhook_delivery t
                              where t.webhook_id = h.id and t.state = 'attempting' and t.in_turn)
                        for update of c skip locked
                    ) d
                ), ranked as (
                    select id, store_id, due_at,
                        row_number() over (partition by store_id order by due_at, event_position) as place
                    from due
                ), chosen as (
                    select id, store_id
                    from ranked
                    where place <= :perStore
                    order by place, due_at
                    limit :most
                )
                update webhook_delivery u
                set state = 'attempting', claimed_by = :process, claimed_until = :until
                from chosen
                where u.id = chosen.id
                returning u.id, u.webhook_id, u.original_id, u.retry, u.tried_since, u.subject, u.event_position,
                    u.event_type, u.event_at, u.body, chosen.store_id
                """)
                .param("now", now.atOffset(UTC))
                .param("perWebhook", portion.perWebhook())
                .param("perStore", portion.perStore())
                .param("most", portion.most())
                .param("busyWebhooks", busyWebhooks.toArray(String[]::new))
                .param("busyStores", busyStores.toArray(String[]::new))
                .param("process", process)
                .param("until", now.plus(DeliveryQueue.CLAIM).atOffset(UTC))
                .query((row, number) -> new Claimed(QueuedDelivery.of(row), row.getString("store_id")))
                .list();
    }
}
