package org.malipo.access;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on people who become members of stores once they have come to their accounts. */
@Component
class StoreInvitationTable {
    private final JdbcClient jdbc;

    StoreInvitationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param madeAccount whether the account was made for this invitation */
    record Row(UserId user, StoreId store, String roleId, boolean madeAccount, Instant since) {}

    /** {@return whether it was written; false if the store has invited them before} */
    boolean insert(Row row) {
        return jdbc.sql("""
                insert into account_store_invitation (account_id, store_id, role_id, made_account, invited_at)
                values (:user, :store, :role, :madeAccount, :since)
                on conflict (account_id, store_id) do nothing
                """)
                        .param("user", row.user().value())
                        .param("store", row.store().value())
                        .param("role", row.roleId())
                        .param("madeAccount", row.madeAccount())
                        .param("since", row.since().atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return who is invited to the store, longest first} */
    List<Row> of(StoreId store) {
        return jdbc.sql("""
                select account_id, store_id, role_id, made_account, invited_at
                from account_store_invitation
                where store_id = :store
                order by invited_at, account_id
                """)
                .param("store", store.value())
                .query(StoreInvitationTable::toRow)
                .list();
    }

    /** {@return the stores that wait for this person} */
    List<Row> of(UserId user) {
        return jdbc.sql("""
                select account_id, store_id, role_id, made_account, invited_at
                from account_store_invitation
                where account_id = :user
                order by invited_at, store_id
                """)
                .param("user", user.value())
                .query(StoreInvitationTable::toRow)
                .list();
    }

    void delete(UserId user, StoreId store) {
        jdbc.sql("delete from account_store_invitation where account_id = :user and store_id = :store")
                .param("user", user.value())
                .param("store", store.value())
                .update();
    }

    void deleteAll(UserId user) {
        jdbc.sql("delete from account_store_invitation where account_id = :user")
                .param("user", user.value())
                .update();
    }

    void deleteAll(StoreId store) {
        jdbc.sql("delete from account_store_invitation where store_id = :store")
                .param("store", store.value())
                .update();
    }

    private static Row toRow(ResultSet row, int number) throws SQLException {
        return new Row(
                new UserId(row.getString("account_id")),
                new StoreId(row.getString("store_id")),
                row.getString("role_id"),
                row.getBoolean("made_account"),
                row.getObject("invited_at", OffsetDateTime.class).toInstant());
    }
}
