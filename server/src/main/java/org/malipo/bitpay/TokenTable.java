package org.malipo.bitpay;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Programs that stores have let in. */
@Component
class TokenTable {
    private final JdbcClient jdbc;

    TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether it is new} */
    boolean insert(LegacyToken token) {
        return jdbc.sql("""
                        insert into bitpay_token (id, token, store_id, sin, label, paired_at)
                        values (:id, :token, :store, :sin, :label, :pairedAt)
                        on conflict (token) do nothing
                        """)
                        .param("id", token.id())
                        .param("token", token.token())
                        .param("store", token.store().value())
                        .param("sin", token.sin().value())
                        .param("label", token.label())
                        .param("pairedAt", token.pairedAt().atOffset(UTC))
                        .update()
                == 1;
    }

    Optional<LegacyToken> find(String token) {
        return jdbc.sql("select id, token, store_id, sin, label, paired_at from bitpay_token where token = :token")
                .param("token", token)
                .query(TokenTable::row)
                .optional();
    }

    Optional<LegacyToken> find(StoreId store, String id) {
        return jdbc.sql("""
                select id, token, store_id, sin, label, paired_at from bitpay_token
                where id = :id and store_id = :store
                """)
                .param("id", id)
                .param("store", store.value())
                .query(TokenTable::row)
                .optional();
    }

    /** {@return those of the store, oldest first} */
    List<LegacyToken> ofStore(StoreId store) {
        return jdbc.sql("""
                select id, token, store_id, sin, label, paired_at from bitpay_token
                where store_id = :store
                order by paired_at
                """)
                .param("store", store.value())
                .query(TokenTable::row)
                .list();
    }

    /** {@return those of the program, newest first} */
    List<LegacyToken> ofProgram(Sin sin) {
        return jdbc.sql("""
                select id, token, store_id, sin, label, paired_at from bitpay_token
                where sin = :sin
                order by paired_at desc
                """).param("sin", sin.value()).query(TokenTable::row).list();
    }

    /** {@return whether there was one} What made the pair goes too, so that it makes no other. */
    boolean delete(LegacyToken token) {
        jdbc.sql("delete from bitpay_pairing where token = :token and store_id = :store")
                .param("token", token.token())
                .param("store", token.store().value())
                .update();
        return jdbc.sql("delete from bitpay_token where id = :id")
                        .param("id", token.id())
                        .update()
                == 1;
    }

    private static LegacyToken row(ResultSet row, int number) throws SQLException {
        return new LegacyToken(
                row.getString("id"),
                row.getString("token"),
                new StoreId(row.getString("store_id")),
                new Sin(row.getString("sin")),
                row.getString("label"),
                row.getObject("paired_at", OffsetDateTime.class).toInstant());
    }
}
