package org.malipo.access;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who works in which store, and in what role. */
@Component
public class Memberships {
    private static final List<String> ORDER = List.of(Role.OWNER, "Manager", "Employee", "Guest");

    private final MembershipTable table;
    private final Callers callers;
    private final Clock clock;

    Memberships(MembershipTable table, Callers callers, Clock clock) {
        this.table = table;
        this.callers = callers;
        this.clock = clock;
    }

    /** {@return the stores this person is a member of, in no order} */
    public Set<StoreId> storesOf(UserId user) {
        return callers.rightsOf(user).map(rights -> rights.stores().keySet()).orElse(Set.of());
    }

    /** Makes somebody a member, unless they are one already. */
    public void add(StoreId store, UserId user, String role) {
        table.insert(store, user, role, clock.instant());
        callers.forget(user);
    }

    /** {@return whether they were a member} */
    public boolean remove(StoreId store, UserId user) {
        var existed = table.delete(store, user);
        callers.forget(user);
        return existed;
    }

    /** {@return whether somebody is left who may still sign in and look after the store} */
    public boolean hasEnabledMember(StoreId store) {
        return table.hasEnabledMember(store);
    }

    /** {@return how many stores this person owns, as the quota counts them} */
    public int ownedBy(UserId user) {
        return table.countWithRole(user, Role.OWNER);
    }

    /** {@return the roles of the server, the usual ones first} */
    public List<Role> serverRoles() {
        return sorted(table.roles(null));
    }

    /** {@return the roles that members of this store may have, the usual ones first} */
    public List<Role> rolesOf(StoreId store) {
        return sorted(table.roles(store));
    }

    private static List<Role> sorted(List<Role> roles) {
        return roles.stream()
                .sorted(Comparator.comparingInt(Memberships::rank).thenComparing(Role::name))
                .toList();
    }

    private static int rank(Role role) {
        var at = ORDER.indexOf(role.id());
        return at < 0 ? ORDER.size() : at;
    }
}
