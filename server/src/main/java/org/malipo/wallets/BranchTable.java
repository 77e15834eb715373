package org.malipo.wallets;

import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.Branch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on the counters of wallets. */
@Component
class BranchTable {
    private final JdbcClient jdbc;

    BranchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An index that was just taken.
     *
     * @param left how many more can be taken before scripts must be derived
     */
    record Taken(int index, int left) {}

    /** Where a branch stands. */
    record Counters(int nextIndex, int derivedUntil) {
        int left() {
            return derivedUntil - nextIndex;
        }
    }

    /**
     * Takes the next index, or none where nothing is derived ahead. Its commit does not wait for the disk: whoever writes
     * down what the index is for waits, and that flushes this too. So it must be a transaction of its own.
     */
    Optional<Taken> take(long wallet, Branch branch) {
        return jdbc.sql("""
                with commit_mode as (select set_config('synchronous_commit', 'off', true))
                update wallet_branch
                set next_index = next_index + 1
                from commit_mode
                where wallet_id = :wallet and branch = :branch and next_index < derived_until
                returning next_index - 1 as index, derived_until - next_index as left
                """)
                .param("wallet", wallet)
                .param("branch", branch.number())
                .query((row, _) -> new Taken(row.getInt("index"), row.getInt("left")))
                .optional();
    }

    Counters counters(long wallet, Branch branch) {
        return jdbc.sql("""
                select next_index, derived_until from wallet_branch where wallet_id = :wallet and branch = :branch
                """)
                .param("wallet", wallet)
                .param("branch", branch.number())
                .query(Counters.class)
                .single();
    }

    void insert(long wallet, Branch branch) {
        jdbc.sql("""
                insert into wallet_branch (wallet_id, branch, next_index, derived_until)
                values (:wallet, :branch, 0, 0)
                on conflict (wallet_id, branch) do nothing
                """).param("wallet", wallet).param("branch", branch.number()).update();
    }

    /** Allows indexes below {@code until} to be given out. Their scripts are watched by now. */
    void extend(long wallet, Branch branch, int until) {
        jdbc.sql("""
                update wallet_branch
                set derived_until = :until
                where wallet_id = :wallet and branch = :branch and derived_until < :until
                """)
                .param("wallet", wallet)
                .param("branch", branch.number())
                .param("until", until)
                .update();
    }

    /** Never gives out this index again, nor one below it, because it was paid. */
    boolean skipTo(long wallet, Branch branch, int paid) {
        return jdbc.sql("""
                update wallet_branch
                set next_index = :paid + 1, derived_until = greatest(derived_until, :paid + 1)
                where wallet_id = :wallet and branch = :branch and next_index <= :paid
                """)
                        .param("wallet", wallet)
                        .param("branch", branch.number())
                        .param("paid", paid)
                        .update()
                > 0;
    }

    /** Lets an index be taken again, if it was the last one taken. */
    boolean giveBack(long wallet, int index) {
        return jdbc.sql("""
                update wallet_branch
                set next_index = :index
                where wallet_id = :wallet and branch = 0 and next_index = :index + 1
                """).param("wallet", wallet).param("index", index).update() > 0;
    }

    /** {@return the wallets that have fewer scripts watched ahead than they should} */
    List<Long> lackingScripts(int gap) {
        return jdbc.sql("""
                select distinct b.wallet_id
                from wallet_branch b
                join wallet w on w.id = b.wallet_id
                where b.derived_until - b.next_index < :gap and w.watch = 'ON'
                order by b.wallet_id
                """).param("gap", gap).query(Long.class).list();
    }
}
