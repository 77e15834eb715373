package org.malipo.outbox;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A table of rows that can be claimed, as a module would have one. */
final class TrialTable implements ClaimTable<TrialTable.Trial> {
    /** Runs between a claim and the work. */
    volatile Runnable afterClaim = () -> {};

    private final JdbcClient jdbc;

    TrialTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Trial(String id) implements ClaimTable.Row {}

    TrialTable create() {
        jdbc.sql("""
                create table trial (
                    id text primary key, state text not null default 'waiting', claimed_by text, claimed_until timestamptz,
                    ends int not null default 0)
                """).update();
        return this;
    }

    void add(String id) {
        jdbc.sql("insert into trial (id) values (:id)").param("id", id).update();
    }

    void end(Claim<Trial> claim) {
        jdbc.sql("""
                update trial
                set state = 'done', claimed_by = null, claimed_until = null, ends = ends + 1
                where id = :id and claimed_by = :claim
                """).param("id", claim.row().id()).param("claim", claim.id()).update();
    }

    /** {@return how many rows are in that state} */
    int count(String state) {
        return jdbc.sql("select count(*) from trial where state = :state")
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Trial> claim(Room<Trial> room) {
        var claimed = jdbc.sql("""
                update trial
                set state = 'attempting', claimed_by = :claim, claimed_until = :until
                where id in (select id from trial where state = 'waiting' order by id limit :places for update skip locked)
                returning id
                """).params(room.parameters()).query(Trial.class).list();
        if (!claimed.isEmpty()) {
            afterClaim.run();
        }
        return claimed;
    }

    @Override
    public StatementSpec renewal() {
        return jdbc.sql("update trial set claimed_until = :until where id in (select id from trial" + HELD);
    }

    @Override
    public StatementSpec reopening() {
        return jdbc.sql("update trial" + OPEN + "select id from trial where state = 'attempting'" + LAPSED);
    }

    @Override
    public StatementSpec standing() {
        return jdbc.sql("select count(*) = 1 from trial" + STANDS);
    }
}
