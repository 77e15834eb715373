package org.malipo.access;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import org.malipo.access.AccountLinks.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on links in letters about accounts. */
@Component
class LinkTable {
    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String hash, UserId user, Purpose purpose, String boundTo, Instant expiresAt) {
        jdbc.sql("""
                insert into account_link (hash, account_id, purpose, bound_to, expires_at)
                values (:hash, :user, :purpose, :boundTo, :expiresAt)
                """)
                .param("hash", hash)
                .param("user", user.value())
                .param("purpose", purpose.name())
                .param("boundTo", boundTo)
                .param("expiresAt", expiresAt.atOffset(UTC))
                .update();
    }

    /** {@return what a link is bound to, if its time has not passed} */
    Optional<String> boundTo(String hash, UserId user, Purpose purpose, Instant now) {
        return jdbc.sql("""
                select bound_to
                from account_link
                where hash = :hash and account_id = :user and purpose = :purpose and expires_at > :now
                """)
                .param("hash", hash)
                .param("user", user.value())
                .param("purpose", purpose.name())
                .param("now", now.atOffset(UTC))
                .query(String.class)
                .optional();
    }

    /** {@return whether the link was still there; of two who use it at once, one gets true} */
    boolean take(String hash) {
        return jdbc.sql("delete from account_link where hash = :hash")
                        .param("hash", hash)
                        .update()
                == 1;
    }

    void deleteAll(UserId user, Purpose purpose) {
        jdbc.sql("delete from account_link where account_id = :user and purpose = :purpose")
                .param("user", user.value())
                .param("purpose", purpose.name())
                .update();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("delete from account_link where expires_at <= :now")
                .param("now", now.atOffset(UTC))
                .update();
    }
}
