package org.malipo.notifications;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.outbox.Claim;
import org.malipo.outbox.ClaimTable;
import org.malipo.outbox.Room;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The letters that are to be sent, in a table. One whose claim lapsed goes again under the same Message-ID. */
@Component
class MailQueue implements ClaimTable<QueuedMail> {
    private static final int PER_OWNER = 4;

    private final JdbcClient jdbc;
    private final Clock clock;

    MailQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A letter that goes into the queue. */
    record Sealed(String id, String recipient, String subject, String content) {}

    /** Adds letters with the caller's transaction. */
    void add(@Nullable StoreId store, List<Sealed> letters) {
        jdbc.sql("""
                insert into mail (id, owner, store_id, recipient, subject, content, state, due_at, created_at)
                select l.id, :owner, cast(:store as text), l.recipient, l.subject, l.content, 'waiting',
                    cast(:now as timestamptz), cast(:now as timestamptz)
                from unnest(cast(:ids as text[]), cast(:recipients as text[]), cast(:subjects as text[]),
                            cast(:contents as text[])) with ordinality as l (id, recipient, subject, content, number)
                order by l.number
                """)
                .param("owner", MailServer.ownerOf(store))
                .param("store", store == null ? null : store.value())
                .param("ids", texts(letters, Sealed::id))
                .param("recipients", texts(letters, Sealed::recipient))
                .param("subjects", texts(letters, Sealed::subject))
                .param("contents", texts(letters, Sealed::content))
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    private static String[] texts(List<Sealed> letters, Function<Sealed, String> value) {
        return letters.stream().map(value).toArray(String[]::new);
    }

    /**
     * Claims letters that are due, a few of each owner, so that a mail server that does not answer holds up nobody else's.
     * Owners are found by skipping through the index of waiting letters; each gets one before any gets two.
     */
    @Override
    public List<QueuedMail> claim(Room<QueuedMail> room) {
        return jdbc.sql("""
                with recursive waiting (owner) as (
                    select min(owner) from mail where state = 'waiting'
                    union all
                    select (select min(m.owner) from mail m where m.state = 'waiting' and m.owner > w.owner)
                    from waiting w
                    where w.owner is not null
                ), due as (
                    select w.owner, d.id, d.due_at, row_number() over (partition by w.owner order by d.due_at, d.seq) as place
                    from waiting w
                    cross join lateral (
                        select c.id, c.due_at, c.seq
                        from mail c
                        where c.owner = w.owner and c.state = 'waiting' and c.due_at <= :now
                        order by c.due_at, c.seq
                        limit :perOwner
                    ) d
                ), chosen as (
                    select id
                    from due
                    where place + (select count(*) from unnest(cast(:held as text[])) as row (owner)
                                   where row.owner = due.owner) <= :perOwner
                    order by place, due_at
                    limit :places
                )
                update mail
                set state = 'sending', claimed_by = :claim, claimed_until = :until
                where id in (
                    select id from mail
                    where id in (select id from chosen) and state = 'waiting'
                    for update skip locked)
                returning id, owner, store_id, content, attempts, created_at
                """)
                .params(room.parameters())
                .param("perOwner", PER_OWNER)
                .param("held", room.held(QueuedMail::owner))
                .query(QueuedMail.class)
                .list();
    }

    @Override
    public StatementSpec renewal() {
        return jdbc.sql("update mail set claimed_until = :until where id in (select id from mail" + HELD);
    }

    @Override
    public StatementSpec reopening() {
        return jdbc.sql("update mail" + OPEN + "select id from mail where state = 'sending'" + LAPSED);
    }

    @Override
    public StatementSpec standing() {
        return jdbc.sql("select count(*) = 1 from mail" + STANDS);
    }

    /** {@return whether the letter was ours still, and is on record as sent} Its content is forgotten. */
    boolean sent(Claim<QueuedMail> claim) {
        return jdbc.sql("""
                        update mail
                        set state = 'sent', content = null, attempts = attempts + 1, ended_at = :now,
                            claimed_by = null, claimed_until = null, failure = null, reply = null
                        where id = :id and claimed_by = :claim
                        """)
                        .param("id", claim.row().id())
                        .param("claim", claim.id())
                        .param("now", clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return whether the letter was ours still, and waits again} */
    boolean wait(Claim<QueuedMail> claim, MailResult.Failed failed, Instant due) {
        return jdbc.sql("""
                        update mail
                        set state = 'waiting', attempts = attempts + 1, due_at = :due,
                            claimed_by = null, claimed_until = null, failure = :failure, reply = :reply
                        where id = :id and claimed_by = :claim
                        """)
                        .param("id", claim.row().id())
                        .param("claim", claim.id())
                        .param("due", due.atOffset(UTC))
                        .param("failure", failed.why().name())
                        .param("reply", failed.reply())
                        .update()
                == 1;
    }

    /** {@return whether the letter was ours still, and is given up} */
    boolean giveUp(Claim<QueuedMail> claim, MailResult.Failed failed) {
        return jdbc.sql("""
                        update mail
                        set state = 'failed', attempts = attempts + 1, ended_at = :now,
                            claimed_by = null, claimed_until = null, failure = :failure, reply = :reply
                        where id = :id and claimed_by = :claim
                        """)
                        .param("id", claim.row().id())
                        .param("claim", claim.id())
                        .param("now", clock.instant().atOffset(UTC))
                        .param("failure", failed.why().name())
                        .param("reply", failed.reply())
                        .update()
                == 1;
    }

    /** Makes waiting letters due now, because the settings have changed: this owner's, or all if it is the server. */
    void hurry(String owner) {
        jdbc.sql("""
                update mail
                set due_at = :now
                where state = 'waiting' and due_at > :now and (owner = :owner or :owner = '')
                """)
                .param("owner", owner)
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /** {@return how many letters that ended before this time were deleted, at most {@code limit}} */
    int prune(Instant endedBefore, int limit) {
        return jdbc.sql("""
                delete from mail
                where id in (select id from mail where ended_at < :before order by ended_at limit :limit)
                """)
                .param("before", endedBefore.atOffset(UTC))
                .param("limit", limit)
                .update();
    }
}
