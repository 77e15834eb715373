package org.malipo.outbox;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A table of rows that are worked off by any process, each by one. It has the columns {@code id}, {@code state}, {@code
 * claimed_by} and {@code claimed_until}. A process claims rows before it works on them and renews its claims while it lives;
 * what lapses is open again, because nobody knows how far that work had come. Each claim has an id of its own, also one of
 * the same row by the same process, and the end of work is recorded only {@code where claimed_by = :claim}.
 *
 * @param <T> a claimed row
 */
public interface ClaimTable<T extends ClaimTable.Row> {
    /**
     * The end of a renewal: {@code update t set claimed_until = :until where id in (select id from t} + this. Passes over
     * rows that somebody else holds, so that it never waits in the middle of a store's deletion.
     */
    String HELD = """
             where (id, claimed_by) in (
                select id, claim from unnest(cast(:ids as text[]), cast(:claims as text[])) as held (id, claim))
            for update skip locked)
            """;

    /** The middle of a reopening: {@code update t} + this + {@code select id from t where state = 'sending'} + {@link #LAPSED}. */
    String OPEN = " set state = 'waiting', claimed_by = null, claimed_until = null where id in (";

    String LAPSED = " and claimed_until < :now for update skip locked)";

    /** The end of the question whether a claim stands: {@code select count(*) = 1 from t} + this. */
    String STANDS = " where id = :id and claimed_by = :claim and claimed_until > :now";

    /** A row that can be claimed. */
    interface Row {
        String id();
    }

    /** {@return rows that are due, now claimed, and no more than there is room for} */
    List<T> claim(Room<T> room);

    StatementSpec renewal();

    StatementSpec reopening();

    StatementSpec standing();

    /** Has those of the claims last until then that nobody else has taken. */
    default void renew(Collection<Claim<T>> claims, Instant until) {
        renewal()
                .param("ids", claims.stream().map(claim -> claim.row().id()).toArray(String[]::new))
                .param("claims", claims.stream().map(Claim::id).toArray(String[]::new))
                .param("until", until.atOffset(UTC))
                .update();
    }

    /** {@return how many rows of processes that are gone are open again} */
    default int reopenLapsed(Instant now) {
        return reopening().param("now", now.atOffset(UTC)).update();
    }

    /** {@return whether the claim is good still, so that nobody else can have the row} */
    default boolean stands(Claim<T> claim, Instant now) {
        return standing()
                .param("id", claim.row().id())
                .param("claim", claim.id())
                .param("now", now.atOffset(UTC))
                .query(Boolean.class)
                .single();
    }
}
