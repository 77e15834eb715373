package org.malipo.webhooks;

import java.util.List;
import org.malipo.outbox.ClaimTable;
import org.malipo.outbox.Room;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Chooses what is delivered next. A delivery whose claim lapsed is made again under the same id. */
@Component
class DeliveryClaims implements ClaimTable<ClaimedDelivery> {
    private static final int PER_WEBHOOK = 4;
    private static final int PER_STORE = 64;

    private final JdbcClient jdbc;

    DeliveryClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Claims deliveries that are due, a few of each webhook and a share for each store, and of each store one before two of
     * any. The first attempt of an event waits until those of earlier events of its subject are done, and for nothing else;
     * what goes in turn goes one at a time for a webhook. Of a paused webhook only what somebody tries it with is sent.
     * Webhooks are found by skipping through the index of waiting deliveries.
     */
    @Override
    public List<ClaimedDelivery> claim(Room<ClaimedDelivery> room) {
        return jdbc.sql("""
                with recursive waiting (webhook_id) as (
                    select min(webhook_id) from webhook_delivery where state = 'waiting'
                    union all
                    select (select min(d.webhook_id) from webhook_delivery d
                            where d.state = 'waiting' and d.webhook_id > w.webhook_id)
                    from waiting w
                    where w.webhook_id is not null
                ), held as (
                    select webhook_id, store_id
                    from unnest(cast(:webhooks as text[]), cast(:stores as text[])) as row (webhook_id, store_id)
                ), of_webhook as (
                    select webhook_id, count(*) as rows from held group by webhook_id
                ), of_store as (
                    select store_id, count(*) as rows from held group by store_id
                ), candidate as (
                    select h.id, h.store_id, h.paused_at is not null as paused,
                        :perWebhook - coalesce(of_webhook.rows, 0) as room,
                        :perStore - coalesce(of_store.rows, 0) as room_of_store
                    from waiting w
                    join webhook h on h.id = w.webhook_id
                    left join of_webhook on of_webhook.webhook_id = h.id
                    left join of_store on of_store.store_id = h.store_id
                ), due as (
                    select h.id as webhook_id, h.store_id, h.room, h.room_of_store, d.id, d.due_at, d.event_position
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
                        limit h.room
                    ) d
                    where h.room > 0 and h.room_of_store > 0
                    union all
                    select h.id, h.store_id, h.room, h.room_of_store, d.id, d.due_at, d.event_position
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
                    ) d
                    where h.room > 0 and h.room_of_store > 0
                ), placed as (
                    select *, row_number() over (partition by webhook_id order by due_at, event_position) as place
                    from due
                ), ranked as (
                    select *, row_number() over (partition by store_id order by place, due_at, event_position) as in_store
                    from placed
                    where place <= room
                ), chosen as (
                    select id, store_id
                    from ranked
                    where in_store <= room_of_store
                    order by in_store, due_at
                    limit :places
                )
                update webhook_delivery u
                set state = 'attempting', claimed_by = :claim, claimed_until = :until
                from chosen
                where u.id = chosen.id and u.id in (
                    select id from webhook_delivery
                    where id in (select id from chosen) and state = 'waiting'
                    for update skip locked)
                returning u.id, u.webhook_id, chosen.store_id, u.original_id, u.retry, u.tried_since, u.subject,
                    u.event_position, u.event_type, u.event_at, u.body
                """)
                .params(room.parameters())
                .param("webhooks", room.held(ClaimedDelivery::webhookId))
                .param("stores", room.held(ClaimedDelivery::storeId))
                .param("perWebhook", PER_WEBHOOK)
                .param("perStore", PER_STORE)
                .query((row, number) -> new ClaimedDelivery(QueuedDelivery.of(row), row.getString("store_id")))
                .list();
    }

    @Override
    public StatementSpec renewal() {
        return jdbc.sql(
                "update webhook_delivery set claimed_until = :until where id in (select id from webhook_delivery"
                        + HELD);
    }

    @Override
    public StatementSpec reopening() {
        return jdbc.sql("update webhook_delivery" + OPEN + "select id from webhook_delivery where state = 'attempting'"
                + LAPSED);
    }

    @Override
    public StatementSpec standing() {
        return jdbc.sql("select count(*) = 1 from webhook_delivery" + STANDS);
    }
}
