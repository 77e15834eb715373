package org.malipo.bitpay;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The messages that are to be sent, in a table. A process claims some before it tries them, and renews its claims while it
 * lives; claims that lapse are open again, because nobody knows whether they were sent.
 */
@Component
class IpnQueue {
    static final Duration CLAIM = Duration.ofSeconds(15);

    private final JdbcClient jdbc;

    IpnQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a message with the caller's transaction; once for an event, however often asked. */
    void add(IpnMessage message, Instant now) {
        jdbc.sql("""
                insert into bitpay_ipn
                    (id, store_id, invoice_id, event_position, event_name, extended, url, body, state, due_at)
                values (:id, :store, :invoice, :position, :name, :extended, :url, :body, 'waiting', :now)
                on conflict (invoice_id, event_position, event_name, extended) do nothing
                """)
                .param("id", message.id())
                .param("store", message.storeId())
                .param("invoice", message.invoiceId())
                .param("position", message.eventPosition())
                .param("name", message.eventName())
                .param("extended", message.extended())
                .param("url", message.url())
                .param("body", message.body())
                .param("now", now.atOffset(UTC))
                .update();
    }

    /**
     * Claims messages that are due, a few of each store. The first attempt of one waits until those of the invoice's earlier
     * ones are done. Stores are found by skipping through the index of waiting messages.
     *
     * @param busy stores that have enough under way already
     */
    List<IpnMessage> claim(String process, int perStore, Collection<String> busy, Instant now) {
        return jdbc.sql("""
                with recursive waiting (store_id) as (
                    select min(store_id) from bitpay_ipn where state = 'waiting'
                    union all
                    select (select min(m.store_id) from bitpay_ipn m where m.state = 'waiting' and m.store_id > w.store_id)
                    from waiting w
                    where w.store_id is not null
                ), due as (
                    select d.id
                    from waiting w
                    cross join lateral (
                        select c.id
                        from bitpay_ipn c
                        where c.store_id = w.store_id and c.state = 'waiting' and c.due_at <= :now
                          and not (c.attempts = 0 and exists (
                              select 1 from bitpay_ipn e
                              where e.invoice_id = c.invoice_id and e.attempts = 0 and e.state <> 'done' and e.seq < c.seq))
                        order by c.due_at, c.seq
                        limit :perStore
                        for update of c skip locked
                    ) d
                    where w.store_id <> all (cast(:busy as text[]))
                )
                update bitpay_ipn m
                set state = 'attempting', claimed_by = :process, claimed_until = :until
                from due
                where m.id = due.id
                returning m.id, m.store_id, m.invoice_id, m.event_position, m.event_name, m.extended, m.url, m.body,
                    m.attempts
                """)
                .param("now", now.atOffset(UTC))
                .param("perStore", perStore)
                .param("busy", busy.toArray(String[]::new))
                .param("process", process)
                .param("until", now.plus(CLAIM).atOffset(UTC))
                .query(IpnMessage.class)
                .list();
    }

    /** Passes over rows that somebody else holds, so that it never waits in the middle of a store's deletion. */
    void renewClaims(String process, Collection<String> ids, Instant now) {
        jdbc.sql("""
                update bitpay_ipn
                set claimed_until = :until
                where id in (
                    select id from bitpay_ipn
                    where id = any (cast(:ids as text[])) and state = 'attempting' and claimed_by = :process
                    for update skip locked)
                """)
                .param("ids", ids.toArray(String[]::new))
                .param("process", process)
                .param("until", now.plus(CLAIM).atOffset(UTC))
                .update();
    }

    /** {@return how many messages of processes that are gone were opened again} */
    int reopenLapsed(Instant now) {
        return jdbc.sql("""
                update bitpay_ipn
                set state = 'waiting', claimed_by = null, claimed_until = null
                where id in (
                    select id from bitpay_ipn
                    where state = 'attempting' and claimed_until < :now
                    for update skip locked)
                """).param("now", now.atOffset(UTC)).update();
    }

    /** {@return whether the message was ours still, and its end is on record} */
    boolean end(String id, String process, IpnResult result, Instant now) {
        return jdbc.sql("""
                        update bitpay_ipn
                        set state = 'done', attempts = attempts + 1, claimed_by = null, claimed_until = null,
                            http_code = :code, error = :error, ended_at = :now
                        where id = :id and state = 'attempting' and claimed_by = :process
                        """)
                        .param("id", id)
                        .param("process", process)
                        .param("code", result.httpCode())
                        .param("error", result.error())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return whether the message was ours still, and waits again} */
    boolean wait(String id, String process, IpnResult result, Instant due) {
        return jdbc.sql("""
                        update bitpay_ipn
                        set state = 'waiting', attempts = attempts + 1, claimed_by = null, claimed_until = null,
                            http_code = :code, error = :error, due_at = :due
                        where id = :id and state = 'attempting' and claimed_by = :process
                        """)
                        .param("id", id)
                        .param("process", process)
                        .param("code", result.httpCode())
                        .param("error", result.error())
                        .param("due", due.atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return how many messages that ended before then were deleted, at most so many} */
    int prune(Instant before, int most) {
        return jdbc.sql("""
                delete from bitpay_ipn
                where id in (select id from bitpay_ipn where state = 'done' and ended_at < :before limit :most)
                """)
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .update();
    }
}
