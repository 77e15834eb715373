package org.malipo.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.access.StoreNames.NamedStore;
import org.springframework.stereotype.Component;

/** In which stores people work, and in what role. */
@Component
public class StoreRoles {
    private final MembershipTable table;
    private final StoreNames names;

    StoreRoles(MembershipTable table, StoreNames names) {
        this.table = table;
        this.names = names;
    }

    /** A store that somebody works in; archived ones are left out. */
    public record StoreRole(NamedStore store, String role) {}

    /** {@return the stores of each of these people who has one} Two queries, for however many. */
    public Map<UserId, List<StoreRole>> of(Collection<UserId> users) {
        var roles = table.roleNamesOf(users);
        var stores = names
                .of(roles.stream()
                        .map(MembershipTable.RoleName::store)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(NamedStore::id, Function.identity()));
        var found = new HashMap<UserId, List<StoreRole>>();
        for (var role : roles) {
            var store = stores.get(role.store());
            if (store != null) {
                found.computeIfAbsent(role.user(), user -> new ArrayList<>()).add(new StoreRole(store, role.role()));
            }
        }
        return found;
    }
}
