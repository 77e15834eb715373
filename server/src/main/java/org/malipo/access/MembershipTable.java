package org.malipo.access;

import static java.time.ZoneOffset.UTC;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on roles and memberships. */
@Component
class MembershipTable {
    private final JdbcClient jdbc;

    MembershipTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return what this person's role allows, for each store they are a member of} */
    Map<StoreId, Set<Permission>> permissionsOf(UserId user) {
        return jdbc
                .sql("""
                select m.store_id, r.permissions
                from account_membership m
                join account_role r on r.id = m.role_id
                where m.account_id = :user
                """)
                .param("user", user.value())
                .query((row, number) ->
                        Map.entry(new StoreId(row.getString("store_id")), known(names(row.getArray("permissions")))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** {@return the roles that members of this store may have; those of the server alone without a store} */
    List<Role> roles(@Nullable StoreId store) {
        return jdbc.sql("""
                select id, store_id, name, permissions
                from account_role
                where store_id is null or store_id = cast(:store as text)
                """)
                .param("store", store == null ? null : store.value())
                .query((row, number) -> {
                    var owner = row.getString("store_id");
                    return new Role(
                            row.getString("id"),
                            owner == null ? null : new StoreId(owner),
                            row.getString("name"),
                            names(row.getArray("permissions")));
                })
                .list();
    }

    /** {@return whether they became a member; false if they were one} */
    boolean insert(StoreId store, UserId user, String role, Instant since) {
        return jdbc.sql("""
                insert into account_membership (account_id, store_id, role_id, since)
                values (:user, :store, :role, :since)
                on conflict (account_id, store_id) do nothing
                """)
                        .param("user", user.value())
                        .param("store", store.value())
                        .param("role", role)
                        .param("since", since.atOffset(UTC))
                        .update()
                == 1;
    }

    boolean delete(StoreId store, UserId user) {
        return jdbc.sql("delete from account_membership where account_id = :user and store_id = :store")
                        .param("user", user.value())
                        .param("store", store.value())
                        .update()
                == 1;
    }

    int countWithRole(UserId user, String role) {
        return jdbc.sql("""
                select count(*)
                from account_membership
                where account_id = :user and role_id = :role
                """)
                .param("user", user.value())
                .param("role", role)
                .query(Integer.class)
                .single();
    }

    boolean hasEnabledMember(StoreId store) {
        return jdbc.sql("""
                select exists (
                    select 1
                    from account_membership m
                    join account a on a.id = m.account_id
                    where m.store_id = :store and not a.disabled
                )
                """).param("store", store.value()).query(Boolean.class).single();
    }

    private static List<String> names(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Set<Permission> known(List<String> names) {
        return names.stream()
                .flatMap(name -> Permission.of(name).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }
}
