package org.malipo.access;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL that changes accounts which exist. */
@Component
class AccountUpdates {
    private final JdbcClient jdbc;

    AccountUpdates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits for others who take away an administrator, so that two who do so at the same time leave one of them.
     *
     * @return the administrators who may sign in
     */
    List<UserId> lockAdmins() {
        return jdbc.sql("""
                select id
                from account
                where is_admin and not disabled and (approved or not requires_approval)
                  and (email_confirmed or not requires_email_confirmation)
                order by id
                for update
                """).query(String.class).list().stream()
                .map(UserId::new)
                .toList();
    }

    /** Another address is unconfirmed. {@return whether it was written; false if the address is taken} */
    boolean setEmail(UserId id, String email) {
        try {
            jdbc.sql("""
                    update account
                    set email = :email, email_key = :key, email_confirmed = false
                    where id = :id
                    """)
                    .param("id", id.value())
                    .param("email", email)
                    .param("key", email.toLowerCase(Locale.ROOT))
                    .update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    void confirmEmail(UserId id) {
        jdbc.sql("update account set email_confirmed = true where id = :id")
                .param("id", id.value())
                .update();
    }

    void setName(UserId id, @Nullable String name) {
        jdbc.sql("update account set name = :name where id = :id")
                .param("id", id.value())
                .param("name", name)
                .update();
    }

    void setPicture(UserId id, @Nullable String imageUrl) {
        jdbc.sql("update account set image_url = :imageUrl where id = :id")
                .param("id", id.value())
                .param("imageUrl", imageUrl)
                .update();
    }

    void setAmountUnit(UserId id, AmountUnit unit) {
        jdbc.sql("update account set amount_unit = :unit where id = :id")
                .param("id", id.value())
                .param("unit", unit.name())
                .update();
    }

    void setApproved(UserId id, boolean approved) {
        jdbc.sql("update account set approved = :approved where id = :id")
                .param("id", id.value())
                .param("approved", approved)
                .update();
    }

    /** The new stamp ends open sessions for good: they do not come back when the account is opened again. */
    void setDisabled(UserId id, boolean disabled, String stamp) {
        jdbc.sql("""
                update account
                set disabled = :disabled, stamp = :stamp, failed_sign_ins = 0, locked_until = null
                where id = :id
                """)
                .param("id", id.value())
                .param("disabled", disabled)
                .param("stamp", stamp)
                .update();
    }

    void setStanding(UserId id, boolean isAdmin, boolean emailConfirmed, @Nullable Integer storeQuota) {
        jdbc.sql("""
                update account
                set is_admin = :isAdmin, email_confirmed = :emailConfirmed, store_quota = :storeQuota
                where id = :id
                """)
                .param("id", id.value())
                .param("isAdmin", isAdmin)
                .param("emailConfirmed", emailConfirmed)
                .param("storeQuota", storeQuota)
                .update();
    }

    void delete(UserId id) {
        jdbc.sql("delete from account where id = :id").param("id", id.value()).update();
    }

    /** Waits for others who change who works in the stores of this person, and what the roles of those allow. */
    void lockStoresOf(UserId id) {
        jdbc.sql("""
                select account_id
                from account_membership
                where store_id in (select store_id from account_membership where account_id = :id)
                order by store_id, account_id
                for update
                """).param("id", id.value()).query(String.class).list();
        jdbc.sql("""
                select id
                from account_role
                where id in (
                    select o.role_id
                    from account_membership m
                    join account_membership o on o.store_id = m.store_id
                    where m.account_id = :id)
                order by id
                for share
                """).param("id", id.value()).query(String.class).list();
    }

    /** {@return the stores that would have members but no owner without this person} */
    List<StoreId> storesOrphanedBy(UserId id) {
        return jdbc
                .sql("""
                select m.store_id
                from account_membership m
                join account_role r on r.id = m.role_id
                where m.account_id = :id and :owning = any (r.permissions)
                  and exists (
                      select 1 from account_membership o where o.store_id = m.store_id and o.account_id <> :id)
                  and not exists (
                      select 1
                      from account_membership o
                      join account_role x on x.id = o.role_id
                      where o.store_id = m.store_id and o.account_id <> :id and :owning = any (x.permissions))
                order by m.store_id
                """)
                .param("id", id.value())
                .param("owning", Permission.CAN_MODIFY_STORE_SETTINGS.policy())
                .query(String.class)
                .list()
                .stream()
                .map(StoreId::new)
                .toList();
    }
}
