package org.malipo.bitpay;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.malipo.outbox.Claim;
import org.malipo.outbox.ClaimTable;
import org.malipo.outbox.Room;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The messages that are to be sent, in a table. */
@Component
class IpnQueue implements ClaimTable<IpnMessage> {
    private static final int PER_HOST_OF_STORE = 4;
    private static final int PER_STORE = 16;
    private static final int PER_HOST = 16;

    private final JdbcClient jdbc;

    IpnQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds messages with the caller's transaction; each once for an event, however often asked. */
    void add(List<IpnMessage> messages, Instant now) {
        jdbc.sql("""
                insert into bitpay_ipn
                    (id, store_id, invoice_id, event_position, event_name, extended, url, body, state, due_at)
                select m.id, m.store_id, m.invoice_id, m.event_position, m.event_name, m.extended, m.url, m.body, 'waiting',
                    cast(:now as timestamptz)
                from unnest(cast(:ids as text[]), cast(:stores as text[]), cast(:invoices as text[]),
                            cast(:positions as bigint[]), cast(:names as text[]), cast(:extended as boolean[]),
                            cast(:urls as text[]), cast(:bodies as text[])) with ordinality
                    as m (id, store_id, invoice_id, event_position, event_name, extended, url, body, number)
                order by m.number
                on conflict (invoice_id, event_position, event_name, extended) do nothing
                """)
                .param("ids", texts(messages, IpnMessage::id))
                .param("stores", texts(messages, IpnMessage::storeId))
                .param("invoices", texts(messages, IpnMessage::invoiceId))
                .param(
                        "positions",
                        messages.stream().map(IpnMessage::eventPosition).toArray(Long[]::new))
                .param("names", texts(messages, IpnMessage::eventName))
                .param("extended", messages.stream().map(IpnMessage::extended).toArray(Boolean[]::new))
                .param("urls", texts(messages, IpnMessage::url))
                .param("bodies", texts(messages, IpnMessage::body))
                .param("now", now.atOffset(UTC))
                .update();
    }

    private static String[] texts(List<IpnMessage> messages, Function<IpnMessage, String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }

    /**
     * Claims messages that are due. The first attempt of one waits until those of the invoice's earlier ones are done. A host
     * holds few places of a store, and neither a store nor a host holds many, so that a shop that does not answer holds up
     * hardly anybody but itself. Stores and hosts are found by skipping through the index of waiting messages; each host gets
     * one place of a store before any gets two.
     */
    @Override
    public List<IpnMessage> claim(Room<IpnMessage> room) {
        return jdbc.sql("""
                with recursive waiting (store_id, host) as (
                    (select store_id, host from bitpay_ipn where state = 'waiting' order by store_id, host limit 1)
                    union all
                    select n.store_id, n.host
                    from waiting w
                    cross join lateral (
                        select m.store_id, m.host
                        from bitpay_ipn m
                        where m.state = 'waiting' and (m.store_id, m.host) > (w.store_id, w.host)
                        order by m.store_id, m.host
                        limit 1
                    ) n
                ), held as (
                    select store_id, host from unnest(cast(:stores as text[]), cast(:hosts as text[])) as row (store_id, host)
                ), due as (
                    select w.store_id, w.host, d.id, d.due_at, d.seq,
                        row_number() over (partition by w.store_id, w.host order by d.due_at, d.seq) as place
                    from waiting w
                    cross join lateral (
                        select c.id, c.due_at, c.seq
                        from bitpay_ipn c
                        where c.store_id = w.store_id and c.host = w.host and c.state = 'waiting' and c.due_at <= :now
                          and not (c.attempts = 0 and exists (
                              select 1 from bitpay_ipn e
                              where e.invoice_id = c.invoice_id and e.attempts = 0 and e.state <> 'done' and e.seq < c.seq))
                        order by c.due_at, c.seq
                        limit :perHostOfStore
                    ) d
                    where (select count(*) from held h where h.store_id = w.store_id) < :perStore
                      and (select count(*) from held h where h.host = w.host) < :perHost
                ), ranked as (
                    select d.id, d.place, d.due_at,
                        row_number() over (partition by d.store_id order by d.place, d.due_at, d.seq)
                            + (select count(*) from held h where h.store_id = d.store_id) as in_store,
                        row_number() over (partition by d.host order by d.place, d.due_at, d.seq)
                            + (select count(*) from held h where h.host = d.host) as in_host
                    from due d
                    where d.place + (select count(*) from held h where h.store_id = d.store_id and h.host = d.host)
                        <= :perHostOfStore
                ), chosen as (
                    select id
                    from ranked
                    where in_store <= :perStore and in_host <= :perHost
                    order by place, due_at
                    limit :places
                )
                update bitpay_ipn
                set state = 'attempting', claimed_by = :claim, claimed_until = :until
                where id in (
                    select id from bitpay_ipn
                    where id in (select id from chosen) and state = 'waiting'
                    for update skip locked)
                returning id, store_id, host, invoice_id, event_position, event_name, extended, url, body, attempts
                """)
                .params(room.parameters())
                .param("stores", room.held(IpnMessage::storeId))
                .param("hosts", room.held(IpnMessage::host))
                .param("perHostOfStore", PER_HOST_OF_STORE)
                .param("perStore", PER_STORE)
                .param("perHost", PER_HOST)
                .query(IpnMessage.class)
                .list();
    }

    @Override
    public StatementSpec renewal() {
        return jdbc.sql("update bitpay_ipn set claimed_until = :until where id in (select id from bitpay_ipn" + HELD);
    }

    @Override
    public StatementSpec reopening() {
        return jdbc.sql("update bitpay_ipn" + OPEN + "select id from bitpay_ipn where state = 'attempting'" + LAPSED);
    }

    @Override
    public StatementSpec standing() {
        return jdbc.sql("select count(*) = 1 from bitpay_ipn" + STANDS);
    }

    /** {@return whether the message was ours still, and its end is on record} */
    boolean end(Claim<IpnMessage> claim, IpnResult result, Instant now) {
        return jdbc.sql("""
                        update bitpay_ipn
                        set state = 'done', attempts = attempts + 1, claimed_by = null, claimed_until = null,
                            http_code = :code, error = :error, ended_at = :now
                        where id = :id and claimed_by = :claim
                        """)
                        .param("id", claim.row().id())
                        .param("claim", claim.id())
                        .param("code", result.httpCode())
                        .param("error", result.error())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return whether the message was ours still, and waits again} */
    boolean wait(Claim<IpnMessage> claim, IpnResult result, Instant due) {
        return jdbc.sql("""
                        update bitpay_ipn
                        set state = 'waiting', attempts = attempts + 1, claimed_by = null, claimed_until = null,
                            http_code = :code, error = :error, due_at = :due
                        where id = :id and claimed_by = :claim
                        """)
                        .param("id", claim.row().id())
                        .param("claim", claim.id())
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
