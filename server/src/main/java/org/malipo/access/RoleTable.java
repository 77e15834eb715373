package org.malipo.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on roles. */
@Component
class RoleTable {
    /** The roles of a new server, as they are told. */
    static final List<String> USUAL = List.of(Role.OWNER, "Manager", "Employee", "Guest");

    private final JdbcClient jdbc;

    RoleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a role stands in lists: the usual ones first, then by name. */
    record Place(int rank, String name, String id) {
        private static final Place FIRST = new Place(-1, "", "");
    }

    /** {@return the place of the role} */
    static Place place(Role role) {
        int at = USUAL.indexOf(role.id());
        return new Place(at < 0 ? USUAL.size() : at, role.name(), role.id());
    }

    /** {@return the roles that members of this store may have; those of the server alone without a store} */
    List<Role> list(@Nullable StoreId store) {
        return list(store, Place.FIRST, Integer.MAX_VALUE);
    }

    /** {@return the same behind that place; null for the first page} */
    List<Role> list(@Nullable StoreId store, @Nullable Place behind, int limit) {
        var after = behind == null ? Place.FIRST : behind;
        return jdbc.sql("""
                select id, store_id, name, permissions
                from (
                    select id, store_id, name, permissions,
                        coalesce(array_position(cast(:usual as text[]), id) - 1, :others) as rank
                    from account_role
                    where store_id is null or store_id = cast(:store as text)
                ) role
                where (rank, name collate "C", id) > (:rank, cast(:name as text), cast(:id as text))
                order by rank, name collate "C", id
                limit :limit
                """)
                .param("usual", USUAL.toArray(String[]::new))
                .param("others", USUAL.size())
                .param("rank", after.rank())
                .param("name", after.name())
                .param("id", after.id())
                .param("limit", limit)
                .param("store", store == null ? null : store.value())
                .query(RoleTable::toRole)
                .list();
    }

    Optional<Role> find(String id) {
        return jdbc.sql("select id, store_id, name, permissions from account_role where id = :id")
                .param("id", id)
                .query(RoleTable::toRole)
                .optional();
    }

    /** Keeps the role as it is until the transaction ends; others may do the same. */
    Optional<Role> hold(String id) {
        return jdbc.sql("select id, store_id, name, permissions from account_role where id = :id for share")
                .param("id", id)
                .query(RoleTable::toRole)
                .optional();
    }

    /** Waits for others who change this role or who give it to somebody. */
    Optional<Role> lock(String id) {
        return jdbc.sql("select id, store_id, name, permissions from account_role where id = :id for update")
                .param("id", id)
                .query(RoleTable::toRole)
                .optional();
    }

    /** Waits for others who change roles of the server. */
    List<Role> lockServerRoles() {
        return jdbc.sql("""
                select id, store_id, name, permissions
                from account_role
                where store_id is null
                order by id
                for update
                """).query(RoleTable::toRole).list();
    }

    /** {@return whether it was written; false if there is such a role} */
    boolean insert(Role role) {
        return jdbc.sql("""
                insert into account_role (id, store_id, name, permissions)
                values (:id, :store, :name, :permissions)
                on conflict (id) do nothing
                """)
                        .param("id", role.id())
                        .param(
                                "store",
                                role.store() == null ? null : role.store().value())
                        .param("name", role.name())
                        .param("permissions", role.permissions().toArray(String[]::new))
                        .update()
                == 1;
    }

    void setPermissions(String id, Collection<String> permissions) {
        jdbc.sql("update account_role set permissions = :permissions where id = :id")
                .param("id", id)
                .param("permissions", permissions.toArray(String[]::new))
                .update();
    }

    void delete(String id) {
        jdbc.sql("delete from account_role where id = :id").param("id", id).update();
    }

    /** Deletes the roles that a store has of its own. Nobody has one by then. */
    void deleteAll(StoreId store) {
        jdbc.sql("delete from account_role where store_id = :store")
                .param("store", store.value())
                .update();
    }

    /** {@return whether somebody has this role, or will have it once they come} */
    boolean isUsed(String id) {
        return jdbc.sql("""
                select exists (select 1 from account_membership where role_id = :id)
                    or exists (select 1 from account_store_invitation where role_id = :id)
                """).param("id", id).query(Boolean.class).single();
    }

    /** {@return whether some store has no owner but by this role} */
    boolean aloneOwnsSomeStore(String id) {
        return jdbc.sql("""
                select exists (
                    select 1
                    from account_membership m
                    where m.role_id = :id and not exists (
                        select 1
                        from account_membership other
                        join account_role r on r.id = other.role_id
                        where other.store_id = m.store_id and r.id <> :id and :owning = any (r.permissions)
                    )
                )
                """)
                .param("id", id)
                .param("owning", Permission.CAN_MODIFY_STORE_SETTINGS.policy())
                .query(Boolean.class)
                .single();
    }

    private static Role toRole(ResultSet row, int number) throws SQLException {
        var store = row.getString("store_id");
        return new Role(
                row.getString("id"), store == null ? null : new StoreId(store), row.getString("name"), List.of((String
                                [])
                        row.getArray("permissions").getArray()));
    }
}
