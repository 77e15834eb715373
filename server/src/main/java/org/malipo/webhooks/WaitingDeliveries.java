package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a receiver that is down. */
@Component
class WaitingDeliveries {
    private final JdbcClient jdbc;

    WaitingDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Has the oldest event that waits in turn be due no later than what is due next after {@code now}, so that it goes
     * before whatever else is sent then. What is due already had the oldest tried before it.
     */
    void oldestFirst(String webhookId, Instant now) {
        jdbc.sql("""
                update webhook_delivery
                set due_at = (
                    select min(due_at) from webhook_delivery
                    where webhook_id = :webhook and state = 'waiting' and in_turn and due_at > :now)
                where due_at > :now and state = 'waiting' and id = (
                    select id from webhook_delivery
                    where webhook_id = :webhook and state = 'waiting' and in_turn and event_position > 0
                    order by event_position
                    limit 1)
                """)
                .param("webhook", webhookId)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Has the oldest event that waits in turn be due now, before something new. */
    void oldestNow(String webhookId, Instant now) {
        jdbc.sql("""
                update webhook_delivery
                set due_at = :now
                where due_at > :now and state = 'waiting' and id = (
                    select id from webhook_delivery
                    where webhook_id = :webhook and state = 'waiting' and in_turn and event_position > 0
                    order by event_position
                    limit 1)
                """)
                .param("webhook", webhookId)
                .param("now", now.atOffset(UTC))
                .update();
    }

    boolean isSomeDue(String webhookId, Instant now) {
        return jdbc.sql("""
                select exists (
                    select 1 from webhook_delivery
                    where webhook_id = :webhook and state = 'waiting' and in_turn and due_at <= :now)
                """)
                .param("webhook", webhookId)
                .param("now", now.atOffset(UTC))
                .query(Boolean.class)
                .single();
    }

    /**
     * {@return how many there are} Has all that waits be made now, one after the other and in the order of the events.
     *
     * @param anew whether their three days begin again
     */
    int release(String webhookId, boolean anew, Instant now) {
        return jdbc.sql("""
                update webhook_delivery
                set due_at = :now, in_turn = true, tried_since = case when :anew then null else tried_since end
                where webhook_id = :webhook and state = 'waiting'
                """)
                .param("webhook", webhookId)
                .param("anew", anew)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** {@return whether no event before this one waits in turn} */
    boolean isOldest(String webhookId, long position) {
        return jdbc.sql("""
                select not exists (
                    select 1 from webhook_delivery
                    where webhook_id = :webhook and state = 'waiting' and in_turn
                      and event_position > 0 and event_position < :position)
                """)
                .param("webhook", webhookId)
                .param("position", position)
                .query(Boolean.class)
                .single();
    }

    int count(String webhookId, int most) {
        return jdbc.sql("""
                select count(*) from (
                    select 1 from webhook_delivery where webhook_id = :webhook and state = 'waiting' limit :most) waiting
                """)
                .param("webhook", webhookId)
                .param("most", most)
                .query(Integer.class)
                .single();
    }
}
