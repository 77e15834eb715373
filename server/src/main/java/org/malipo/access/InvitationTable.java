package org.malipo.access;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on invitations that were not accepted yet. */
@Component
class InvitationTable {
    private final JdbcClient jdbc;

    InvitationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UserId user, String sealedCode, Instant createdAt) {
        jdbc.sql("""
                insert into account_invitation (account_id, sealed_code, created_at)
                values (:user, :sealedCode, :createdAt)
                on conflict (account_id) do update set sealed_code = excluded.sealed_code, created_at = excluded.created_at
                """)
                .param("user", user.value())
                .param("sealedCode", sealedCode)
                .param("createdAt", createdAt.atOffset(UTC))
                .update();
    }

    private record Row(String accountId, String sealedCode) {}

    /** {@return the sealed codes of those of them who have an invitation} */
    Map<UserId, String> of(Collection<UserId> users) {
        return users.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                select account_id, sealed_code
                from account_invitation
                where account_id in (:users)
                """)
                        .param("users", users.stream().map(UserId::value).toList())
                        .query(Row.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(row -> new UserId(row.accountId()), Row::sealedCode));
    }

    /** {@return whether there was one} */
    boolean delete(UserId user) {
        return jdbc.sql("delete from account_invitation where account_id = :user")
                        .param("user", user.value())
                        .update()
                == 1;
    }
}
