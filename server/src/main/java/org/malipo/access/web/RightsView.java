package org.malipo.access.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.malipo.access.Permission;

/**
 * Rights to tick, by what they are about.
 *
 * @param chosen the names of those that are ticked
 */
public record RightsView(Map<PermissionGroup, List<Permission>> groups, Collection<String> chosen) {
    static RightsView of(Collection<Permission> offered, Collection<String> chosen) {
        return new RightsView(PermissionGroup.of(offered), chosen);
    }

    public boolean isChosen(Permission permission) {
        return chosen.contains(permission.policy());
    }

    public boolean hasChosen(PermissionGroup group) {
        return groups.getOrDefault(group, List.of()).stream().anyMatch(this::isChosen);
    }
}
