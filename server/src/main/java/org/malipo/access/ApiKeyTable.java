package org.malipo.access;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on API keys. */
@Component
class ApiKeyTable {
    private static final String COLUMNS = "hash, account_id, label, grants, created_at, expires_at";

    private final JdbcClient jdbc;

    ApiKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key beside its encrypted value. */
    record Sealed(ApiKey key, String value) {}

    Optional<ApiKey> find(String hash) {
        return jdbc.sql("select " + COLUMNS + " from account_api_key where hash = :hash")
                .param("hash", hash)
                .query(ApiKeyTable::toKey)
                .optional();
    }

    /** {@return this person's keys, newest first} */
    List<ApiKey> list(UserId owner) {
        return jdbc.sql("select " + COLUMNS
                        + " from account_api_key where account_id = :owner order by created_at desc, hash")
                .param("owner", owner.value())
                .query(ApiKeyTable::toKey)
                .list();
    }

    /** {@return the keys that this person gave to this program, newest first} */
    List<Sealed> listSealed(UserId owner, ApiKey.Application application) {
        return jdbc.sql("select " + COLUMNS + ", sealed_value from account_api_key"
                        + " where account_id = :owner and application = :application and redirect = :redirect"
                        + " order by created_at desc, hash")
                .param("owner", owner.value())
                .param("application", application.identifier())
                .param("redirect", application.redirect())
                .query((row, number) -> new Sealed(toKey(row, number), row.getString("sealed_value")))
                .list();
    }

    void insert(ApiKey key) {
        jdbc.sql("""
                insert into account_api_key (hash, account_id, label, grants, created_at, expires_at)
                values (:hash, :owner, :label, :grants, :createdAt, :expiresAt)
                """)
                .param("hash", key.hash())
                .param("owner", key.owner().value())
                .param("label", key.label())
                .param("grants", key.grants().stream().map(Grant::toString).toArray(String[]::new))
                .param("createdAt", key.createdAt().atOffset(UTC))
                .param(
                        "expiresAt",
                        key.expiresAt() == null ? null : key.expiresAt().atOffset(UTC))
                .update();
    }

    void setApplication(String hash, ApiKey.Application application, String sealedValue) {
        jdbc.sql("""
                update account_api_key
                set application = :application, redirect = :redirect, sealed_value = :sealedValue
                where hash = :hash
                """)
                .param("hash", hash)
                .param("application", application.identifier())
                .param("redirect", application.redirect())
                .param("sealedValue", sealedValue)
                .update();
    }

    boolean delete(UserId owner, String hash) {
        return jdbc.sql("delete from account_api_key where hash = :hash and account_id = :owner")
                        .param("hash", hash)
                        .param("owner", owner.value())
                        .update()
                == 1;
    }

    Map<String, Instant> lastUses(UserId owner) {
        return jdbc
                .sql("""
                select k.hash, max(u.last_used_at) as last_used_at
                from account_api_key k
                join account_api_key_use u on u.hash = k.hash
                where k.account_id = :owner
                group by k.hash
                """)
                .param("owner", owner.value())
                .query((row, number) -> Map.entry(row.getString("hash"), instant(row, "last_used_at")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** {@return what the key was used for, most often first} */
    List<ApiKey.Use> uses(String hash) {
        return jdbc.sql("""
                select permission, calls, last_used_at
                from account_api_key_use
                where hash = :hash
                order by calls desc, permission
                """)
                .param("hash", hash)
                .query((row, number) ->
                        new ApiKey.Use(row.getString("permission"), row.getLong("calls"), instant(row, "last_used_at")))
                .list();
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
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new ApiKey(
                row.getString("hash"),
                new UserId(row.getString("account_id")),
                row.getString("label"),
                Arrays.stream(grants)
                        .flatMap(text -> Grant.parse(text).stream())
                        .toList(),
                instant(row, "created_at"),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
