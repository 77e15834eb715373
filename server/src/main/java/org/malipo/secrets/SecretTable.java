package org.malipo.secrets;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on keys. */
@Component
class SecretTable {
    private final JdbcClient jdbc;

    SecretTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<KnownKey> masterKeys() {
        return jdbc.sql("select key_id, check_value, active from secret_master_key order by created_at")
                .query(KnownKey.class)
                .list();
    }

    void addMasterKey(MasterKey key, boolean active, Instant now) {
        jdbc.sql("""
                insert into secret_master_key (key_id, check_value, active, created_at)
                values (:id, :check, :active, :now)
                on conflict (key_id) do nothing
                """)
                .param("id", key.id())
                .param("check", key.checkValue())
                .param("active", active)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Makes one key the active one, in a single statement's place in time; the caller's transaction holds both updates. */
    void activate(String keyId) {
        jdbc.sql("update secret_master_key set active = false where active").update();
        jdbc.sql("update secret_master_key set active = true where key_id = :id")
                .param("id", keyId)
                .update();
    }

    Optional<DataKeyRow> dataKey(String id) {
        return jdbc.sql("select id, owner, wrapped, key_id from secret_data_key where id = :id")
                .param("id", id)
                .query(DataKeyRow.class)
                .optional();
    }

    Optional<DataKeyRow> dataKeyOf(String owner) {
        return jdbc.sql("select id, owner, wrapped, key_id from secret_data_key where owner = :owner")
                .param("owner", owner)
                .query(DataKeyRow.class)
                .optional();
    }

    /** Adds the owner's data key unless there is one already. */
    void addDataKey(DataKeyRow row, Instant now) {
        jdbc.sql("""
                insert into secret_data_key (id, owner, wrapped, key_id, created_at)
                values (:id, :owner, :wrapped, :keyId, :now)
                on conflict (owner) do nothing
                """)
                .param("id", row.id())
                .param("owner", row.owner())
                .param("wrapped", row.wrapped())
                .param("keyId", row.keyId())
                .param("now", now.atOffset(UTC))
                .update();
    }

    void deleteDataKeyOf(String owner) {
        jdbc.sql("delete from secret_data_key where owner = :owner")
                .param("owner", owner)
                .update();
    }

    List<DataKeyRow> notWrappedBy(String keyId, int limit) {
        return jdbc.sql("""
                select id, owner, wrapped, key_id from secret_data_key where key_id <> :id order by id limit :limit
                """)
                .param("id", keyId)
                .param("limit", limit)
                .query(DataKeyRow.class)
                .list();
    }

    void rewrap(DataKeyRow old, String wrapped, String keyId) {
        jdbc.sql("""
                update secret_data_key set wrapped = :wrapped, key_id = :keyId where id = :id and wrapped = :old
                """)
                .param("id", old.id())
                .param("old", old.wrapped())
                .param("wrapped", wrapped)
                .param("keyId", keyId)
                .update();
    }

    /** A master key that the database knows by its check value. */
    record KnownKey(String keyId, String checkValue, boolean active) {}

    /** A data key, wrapped. */
    record DataKeyRow(String id, String owner, String wrapped, String keyId) {}
}
