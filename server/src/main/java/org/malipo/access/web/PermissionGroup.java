package org.malipo.access.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.malipo.access.Permission;

/** What permissions are about, in the order in which forms list them. */
public enum PermissionGroup {
    STORE,
    INVOICES,
    PAYOUTS,
    WALLETS,
    LIGHTNING,
    SUBSCRIPTIONS,
    ACCOUNT,
    SERVER;

    /** {@return the permissions by group, within each the widest first} */
    static Map<PermissionGroup, List<Permission>> of(Collection<Permission> permissions) {
        return Arrays.asList(Permission.values()).reversed().stream()
                .filter(permissions::contains)
                .collect(Collectors.groupingBy(PermissionGroup::of, TreeMap::new, Collectors.toList()));
    }

    private static PermissionGroup of(Permission permission) {
        return switch (permission.area()) {
            case STORE -> ofStore(permission.policy());
            case USER -> ACCOUNT;
            case SERVER, OTHER -> permission == Permission.UNRESTRICTED ? ACCOUNT : SERVER;
        };
    }

    private static PermissionGroup ofStore(String policy) {
        if (policy.contains("lightning")) {
            return LIGHTNING;
        }
        if (policy.contains("invoice") || policy.contains("paymentrequests")) {
            return INVOICES;
        }
        if (policy.contains("pullpayments") || policy.contains("payouts")) {
            return PAYOUTS;
        }
        if (policy.contains("wallet") || policy.contains("transactions")) {
            return WALLETS;
        }
        return policy.contains("offerings") || policy.contains("subscribers") ? SUBSCRIPTIONS : STORE;
    }
}
