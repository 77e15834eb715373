package org.malipo.outbox;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on leases. Time is the database's, so that processes need not agree on it. */
@Component
class LeaseTable {
    private final JdbcClient jdbc;

    LeaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the new epoch, or empty while somebody else holds the lease} */
    Optional<Long> take(String name, String holder, Duration ttl) {
        return jdbc.sql("""
                insert into lease (name, holder, epoch, expires_at)
                values (:name, :holder, 1, clock_timestamp() + cast(:ttl as interval))
                on conflict (name) do update
                set holder = excluded.holder, epoch = lease.epoch + 1, expires_at = excluded.expires_at
                where lease.expires_at < clock_timestamp()
                returning epoch
                """)
                .param("name", name)
                .param("holder", holder)
                .param("ttl", ttl.toString())
                .query(Long.class)
                .optional();
    }

    Optional<String> holder(String name) {
        return jdbc.sql("select holder from lease where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    boolean renew(String name, long epoch, Duration ttl) {
        return jdbc.sql("""
                        update lease
                        set expires_at = clock_timestamp() + cast(:ttl as interval)
                        where name = :name and epoch = :epoch
                        """)
                        .param("name", name)
                        .param("epoch", epoch)
                        .param("ttl", ttl.toString())
                        .update()
                == 1;
    }

    /** Lets anybody take the lease at once, if {@code holder} has it still. */
    void expire(String name, String holder) {
        jdbc.sql("""
                update lease
                set expires_at = clock_timestamp() - cast('1 second' as interval)
                where name = :name and holder = :holder
                """).param("name", name).param("holder", holder).update();
    }

    /**
     * {@return whether the epoch is still that one; it stays so until the caller's transaction ends} If the process stands
     * still in the middle of it, the database ends it when the lease has run out: nobody else could take the lease before.
     */
    boolean isHeld(String name, long epoch, Duration ttl) {
        return jdbc.sql("""
                select set_config('idle_in_transaction_session_timeout', :millis, true)
                from lease
                where name = :name and epoch = :epoch
                for share
                """)
                .param("millis", String.valueOf(ttl.toMillis()))
                .param("name", name)
                .param("epoch", epoch)
                .query(String.class)
                .optional()
                .isPresent();
    }
}
