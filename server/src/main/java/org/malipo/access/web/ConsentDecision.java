package org.malipo.access.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.access.ApiKey;
import org.malipo.access.Caller;
import org.malipo.access.Grant;
import org.malipo.access.Permission;
import org.malipo.access.Permission.Area;
import org.malipo.access.StoreId;

/** What a person can give a program of what it asks for. */
record ConsentDecision(ConsentRequest request, Caller person) {
    /** {@return whether the person lacks this right, so that a key would not have it either} */
    boolean lacks(Grant grant) {
        var permission = Permission.of(grant.permission()).orElseThrow();
        if (permission.area() != Area.STORE) {
            return !person.mayEverywhere(permission);
        }
        if (request.isPerStore(grant)) {
            var held = request.stores().stream().filter(store -> person.may(permission, store));
            return request.strict()
                    ? held.count() < request.stores().size()
                    : held.findAny().isEmpty();
        }
        return grant.store() == null ? !mayInSomeStore(permission) : !person.may(permission, grant.store());
    }

    /** Somebody who has no store yet may make one, and owns it then. */
    private boolean mayInSomeStore(Permission permission) {
        return person.stores().isEmpty()
                || person.stores().keySet().stream().anyMatch(store -> person.may(permission, store));
    }

    /** {@return the right that the program insists on and the person lacks} */
    Optional<Grant> missing() {
        return request.strict() ? request.wanted().stream().filter(this::lacks).findFirst() : Optional.empty();
    }

    /** {@return what the key will be good for} */
    List<Grant> grants() {
        return request.wanted().stream()
                .filter(request::leaves)
                .filter(grant -> !lacks(grant))
                .flatMap(this::inStores)
                .distinct()
                .toList();
    }

    private Stream<Grant> inStores(Grant grant) {
        if (!request.isPerStore(grant)) {
            return Stream.of(grant);
        }
        var permission = Permission.of(grant.permission()).orElseThrow();
        return request.stores().stream()
                .filter(store -> person.may(permission, store))
                .map(store -> new Grant(grant.permission(), store));
    }

    /** {@return whether a key that was given before is good for all that is asked for now} */
    boolean isServedBy(ApiKey key) {
        return request.wanted().stream()
                .allMatch(wanted -> key.grants().stream().anyMatch(held -> serves(held, wanted)));
    }

    private boolean serves(Grant held, Grant wanted) {
        StoreId store = held.store();
        return request.isPerStore(wanted)
                ? store != null && held.contains(new Grant(wanted.permission(), store))
                : held.contains(wanted);
    }
}
