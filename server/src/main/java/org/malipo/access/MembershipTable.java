package org.malipo.access;

import static java.time.ZoneOffset.UTC;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.problem.TimedPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on who belongs to which store. */
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

    /** A membership without the person's name. */
    record Row(UserId user, String roleId, Instant since) {}

    /** {@return who belongs to the store, longest first, behind that place} */
    List<Row> members(StoreId store, TimedPlace after, int limit) {
        return jdbc.sql("""
                select account_id, role_id, since
                from account_membership
                where store_id = :store and (since, account_id) > (:at, cast(:id as text))
                order by since, account_id
                limit :limit
                """)
                .param("store", store.value())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query(MembershipTable::toRow)
                .list();
    }

    Optional<Row> find(StoreId store, UserId user) {
        return jdbc.sql("""
                select account_id, role_id, since
                from account_membership
                where account_id = :user and store_id = :store
                """)
                .param("user", user.value())
                .param("store", store.value())
                .query(MembershipTable::toRow)
                .optional();
    }

    /** Waits for others who change or end memberships of this store. */
    void lock(StoreId store) {
        jdbc.sql("""
                select account_id
                from account_membership
                where store_id = :store
                order by account_id
                for update
                """).param("store", store.value()).query(String.class).list();
    }

    /** {@return whether somebody else owns the store} Keeps the members' roles as they are until the transaction ends. */
    boolean hasOwnerBeside(StoreId store, UserId user) {
        return !jdbc.sql("""
                select m.account_id
                from account_membership m
                join account_role r on r.id = m.role_id
                where m.store_id = :store and m.account_id <> :user and :owning = any (r.permissions)
                for share of r
                """)
                .param("store", store.value())
                .param("user", user.value())
                .param("owning", Permission.CAN_MODIFY_STORE_SETTINGS.policy())
                .query(String.class)
                .list()
                .isEmpty();
    }

    void setRole(StoreId store, UserId user, String role) {
        jdbc.sql("update account_membership set role_id = :role where account_id = :user and store_id = :store")
                .param("user", user.value())
                .param("store", store.value())
                .param("role", role)
                .update();
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

    void deleteAll(StoreId store) {
        jdbc.sql("delete from account_membership where store_id = :store")
                .param("store", store.value())
                .update();
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

    /** The name of the role that somebody has in a store. */
    record RoleName(UserId user, StoreId store, String role) {}

    /** {@return where these people work, and as what} */
    List<RoleName> roleNamesOf(Collection<UserId> users) {
        return jdbc.sql("""
                select m.account_id, m.store_id, r.name
                from account_membership m
                join account_role r on r.id = m.role_id
                where m.account_id = any (cast(:users as text[]))
                order by m.since, m.store_id
                """)
                .param("users", users.stream().map(UserId::value).toArray(String[]::new))
                .query((row, number) -> new RoleName(
                        new UserId(row.getString("account_id")),
                        new StoreId(row.getString("store_id")),
                        row.getString("name")))
                .list();
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

    /** A person and a store that they have something to do with. */
    record Pair(StoreId store, UserId user) {}

    /** {@return who may sign in and is a member of one of these stores, in a role that holds any of the permissions} */
    List<Pair> enabledWith(Collection<Permission> any, Collection<StoreId> stores) {
        return jdbc.sql("""
                select m.store_id, m.account_id
                from account_membership m
                join account_role r on r.id = m.role_id
                join account a on a.id = m.account_id
                where m.store_id = any (cast(:stores as text[])) and r.permissions && cast(:any as text[])
                  and not a.disabled
                order by m.account_id
                """)
                .param("stores", stores.stream().map(StoreId::value).toArray(String[]::new))
                .param("any", any.stream().map(Permission::policy).toArray(String[]::new))
                .query((row, number) ->
                        new Pair(new StoreId(row.getString("store_id")), new UserId(row.getString("account_id"))))
                .list();
    }

    private static Row toRow(ResultSet row, int number) throws SQLException {
        return new Row(
                new UserId(row.getString("account_id")),
                row.getString("role_id"),
                row.getObject("since", OffsetDateTime.class).toInstant());
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
