package org.malipo.access;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on API keys. */
@Component
class ApiKeyTable {
    private final JdbcClient jdbc;

    ApiKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ApiKey> find(String hash) {
        return jdbc.sql("select hash, account_id, label, grants, created_at from account_api_key where hash = :hash")
                .param("hash", hash)
                .query(ApiKeyTable::toKey)
                .optional();
    }

    /** {@return this person's keys, newest first} */
    List<ApiKey> list(UserId owner) {
        return jdbc.sql("""
                select hash, account_id, label, grants, created_at
                from account_api_key
                where account_id = :owner
                order by created_at desc, hash
                """)
                .param("owner", owner.value())
                .query(ApiKeyTable::toKey)
                .list();
    }

    void insert(ApiKey key) {
        jdbc.sql("""
                insert into account_api_key (hash, account_id, label, grants, created_at)
                values (:hash, :owner, :label, :grants, :createdAt)
                """)
                .param("hash", key.hash())
                .param("owner", key.owner().value())
                .param("label", key.label())
                .param("grants", key.grants().stream().map(Grant::toString).toArray(String[]::new))
                .param("createdAt", key.createdAt().atOffset(UTC))
                .update();
    }

    boolean delete(UserId owner, String hash) {
        return jdbc.sql("delete from account_api_key where hash = :hash and account_id = :owner")
                        .param("hash", hash)
                        .param("owner", owner.value())
                        .update()
                == 1;
    }

    /** Adds calls that were counted elsewhere; a key that is gone by now is passed over. */
    void addUse(String hash, String permission, long calls, Instant lastUsedAt) {
        jdbc.sql("""
                insert into account_api_key_use (hash, permission, calls, last_used_at)
                select k.hash, :permission, :calls, :lastUsedAt
                from account_api_key k
                where k.hash = :hash
                on conflict (hash, permission) do update
                set calls = account_api_key_use.calls + excluded.calls,
                    last_used_at = greatest(account_api_key_use.last_used_at, excluded.last_used_at)
                """)
                .param("hash", hash)
                .param("permission", permission)
                .param("calls", calls)
                .param("lastUsedAt", lastUsedAt.atOffset(UTC))
                .update();
    }

    private static ApiKey toKey(ResultSet row, int number) throws SQLException {
        var grants = (String[]) row.getArray("grants").getArray();
        return new ApiKey(
                row.getString("hash"),
                new UserId(row.getString("account_id")),
                row.getString("label"),
                Arrays.stream(grants)
                        .flatMap(text -> Grant.parse(text).stream())
                        .toList(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
