package org.malipo.bitpay;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs that are to be made. */
@Component
class PairingTable {
    private final JdbcClient jdbc;

    PairingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Pairing pairing) {
        var store = pairing.store();
        var sin = pairing.sin();
        jdbc.sql("""
                insert into bitpay_pairing (code, store_id, sin, label, token, created_at, expires_at)
                values (:code, :store, :sin, :label, :token, :createdAt, :expiresAt)
                """)
                .param("code", pairing.code())
                .param("store", store == null ? null : store.value())
                .param("sin", sin == null ? null : sin.value())
                .param("label", pairing.label())
                .param("token", pairing.token())
                .param("createdAt", pairing.createdAt().atOffset(UTC))
                .param("expiresAt", pairing.expiresAt().atOffset(UTC))
                .update();
    }

    Optional<Pairing> find(String code, Instant now) {
        return jdbc.sql("""
                select code, store_id, sin, label, token, created_at, expires_at
                from bitpay_pairing
                where code = :code and expires_at > :now
                """)
                .param("code", code)
                .param("now", now.atOffset(UTC))
                .query(PairingTable::row)
                .optional();
    }

    /** {@return the same, which nobody else changes until the transaction ends} */
    Optional<Pairing> lock(String code, Instant now) {
        return jdbc.sql("""
                select code, store_id, sin, label, token, created_at, expires_at
                from bitpay_pairing
                where code = :code and expires_at > :now
                for update
                """)
                .param("code", code)
                .param("now", now.atOffset(UTC))
                .query(PairingTable::row)
                .optional();
    }

    void update(Pairing pairing) {
        var store = pairing.store();
        var sin = pairing.sin();
        jdbc.sql("update bitpay_pairing set store_id = :store, sin = :sin, label = :label where code = :code")
                .param("store", store == null ? null : store.value())
                .param("sin", sin == null ? null : sin.value())
                .param("label", pairing.label())
                .param("code", pairing.code())
                .update();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("""
                delete from bitpay_pairing
                where code in (
                    select code from bitpay_pairing where expires_at <= :now limit 100 for update skip locked)
                """).param("now", now.atOffset(UTC)).update();
    }

    private static Pairing row(ResultSet row, int number) throws SQLException {
        var store = row.getString("store_id");
        var sin = row.getString("sin");
        return new Pairing(
                row.getString("code"),
                store == null ? null : new StoreId(store),
                sin == null ? null : new Sin(sin),
                row.getString("label"),
                row.getString("token"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
