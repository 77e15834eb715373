package org.malipo.notifications;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The letters that are to be sent, in a table. A process claims some before it sends them, and renews its claims while it
 * lives; claims that lapse are open again, under the same Message-ID, because nobody knows whether they were sent.
 */
@Component
class MailQueue {
    static final Duration CLAIM = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    MailQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a letter with the caller's transaction. */
    void add(String id, @Nullable StoreId store, Letter letter, String sealed) {
        var now = clock.instant().atOffset(UTC);
        jdbc.sql("""
                insert into mail (id, owner, store_id, recipient, subject, content, state, due_at, created_at)
                values (:id, :owner, :store, :to, :subject, :content, 'waiting', :now, :now)
                """)
                .param("id", id)
                .param("owner", MailServer.ownerOf(store))
                .param("store", store == null ? null : store.value())
                .param("to", letter.to())
                .param("subject", letter.subject())
                .param("content", sealed)
                .param("now", now)
                .update();
    }

    /**
     * Claims letters that are due, a few of each owner, so that a mail server that does not answer holds up nobody else's.
     * Owners are found by skipping through the index of waiting letters.
     *
     * @param busy owners that have enough under way already
     */
    List<QueuedMail> claim(String process, int perOwner, Collection<String> busy) {
        var now = clock.instant();
        return jdbc.sql("""
                with recursive waiting (owner) as (
                    select min(owner) from mail where state = 'waiting'
                    union all
                    select (select min(m.owner) from mail m where m.state = 'waiting' and m.owner > w.owner)
                    from waiting w
                    where w.owner is not null
                ), due as (
                    select d.id
                    from waiting w
                    cross join lateral (
                        select c.id
                        from mail c
                        where c.owner = w.owner and c.state = 'waiting' and c.due_at <= :now
                        order by c.due_at, c.seq
                        limit :perOwner
                        for update skip locked
                    ) d
                    where w.owner <> all (cast(:busy as text[]))
                )
                update mail m
                set state = 'sending', claimed_by = :process, claimed_until = :until
                from due
                where m.id = due.id
                returning m.id, m.owner, m.store_id, m.content, m.attempts, m.created_at
                """)
                .param("now", now.atOffset(UTC))
                .param("perOwner", perOwner)
                .param("busy", busy.toArray(String[]::new))
                .param("process", process)
                .param("until", now.plus(CLAIM).atOffset(UTC))
                .query(QueuedMail.class)
                .list();
    }

    /** Passes over rows that somebody else holds, so that it never waits in the middle of a store's deletion. */
    void renewClaims(String process, Collection<String> ids) {
        jdbc.sql("""
                update mail
                set claimed_until = :until
                where id in (
                    select id from mail
                    where id = any (cast(:ids as text[])) and state = 'sending' and claimed_by = :process
                    for update skip locked)
                """)
                .param("ids", ids.toArray(String[]::new))
                .param("process", process)
                .param("until", clock.instant().plus(CLAIM).atOffset(UTC))
                .update();
    }

    /** {@return how many letters of processes that are gone were opened again} */
    int reopenLapsed() {
        return jdbc.sql("""
                update mail
                set state = 'waiting', claimed_by = null, claimed_until = null
                where id in (
                    select id from mail
                    where state = 'sending' and claimed_until < :now
                    for update skip locked)
                """).param("now", clock.instant().atOffset(UTC)).update();
    }

    /** {@return whether the letter was ours still, and is on record as sent} Its content is forgotten. */
    boolean sent(String id, String process) {
        return jdbc.sql("""
                        update mail
                        set state = 'sent', content = null, attempts = attempts + 1, ended_at = :now,
                            claimed_by = null, claimed_until = null, failure = null, reply = null
                        where id = :id and state = 'sending' and claimed_by = :process
                        """)
                        .param("id", id)
                        .param("process", process)
                        .param("now", clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return whether the letter was ours still, and waits again} */
    boolean wait(String id, String process, MailResult.Failed failed, Instant due) {
        return jdbc.sql("""
                        update mail
                        set state = 'waiting', attempts = attempts + 1, due_at = :due,
                            claimed_by = null, claimed_until = null, failure = :failure, reply = :reply
                        where id = :id and state = 'sending' and claimed_by = :process
                        """)
                        .param("id", id)
                        .param("process", process)
                        .param("due", due.atOffset(UTC))
                        .param("failure", failed.why().name())
                        .param("reply", failed.reply())
                        .update()
                == 1;
    }

    /** {@return whether the letter was ours still, and is given up} */
    boolean giveUp(String id, String process, MailResult.Failed failed) {
        return jdbc.sql("""
                        update mail
                        set state = 'failed', attempts = attempts + 1, ended_at = :now,
                            claimed_by = null, claimed_until = null, failure = :failure, reply = :reply
                        where id = :id and state = 'sending' and claimed_by = :process
                        """)
                        .param("id", id)
                        .param("process", process)
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
