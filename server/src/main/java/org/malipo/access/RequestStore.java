package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Finds the store that a request is about: the one it names in its path or parameters, else the owner of what its path
 * names.
 */
@Component
class RequestStore {
    private final List<StoreOfPath> owners;

    RequestStore(List<StoreOfPath> owners) {
        this.owners = List.copyOf(owners);
    }

    /** What was found. */
    sealed interface Scope {
        /** The request is about no store. */
        record Nowhere() implements Scope {}

        record In(StoreId store) implements Scope {}

        /** What the path names is unknown, or belongs to another store than the path says. */
        record Astray() implements Scope {}
    }

    Scope of(HttpServletRequest request) {
        var variables = variables(request);
        var named = named(request, variables);
        var scope = named.<Scope>map(Scope.In::new).orElseGet(Scope.Nowhere::new);
        for (var owner : owners) {
            var id = variables.get(owner.variable());
            if (id != null) {
                scope = narrowed(scope, owner, id);
            }
        }
        return scope;
    }

    /** An unknown thing below a store is for the handler to miss; without a store there is no telling whose it was. */
    private static Scope narrowed(Scope scope, StoreOfPath path, String id) {
        var owner = path.storeOf(id);
        if (owner.isEmpty() && path.variable().equals(StoreOfPath.STORE)) {
            return new Scope.Astray();
        }
        return switch (scope) {
            case Scope.Nowhere _ -> owner.<Scope>map(Scope.In::new).orElseGet(Scope.Astray::new);
            case Scope.In(var store) -> owner.isEmpty() || owner.get().equals(store) ? scope : new Scope.Astray();
            case Scope.Astray _ -> scope;
        };
    }

    private static Optional<StoreId> named(HttpServletRequest request, Map<String, String> variables) {
        var inPath = variables.get(StoreOfPath.STORE);
        return Optional.ofNullable(inPath != null ? inPath : request.getParameter(StoreOfPath.STORE))
                .map(StoreId::new);
    }

    @SuppressWarnings("unchecked") // Spring MVC documents the type of this attribute
    private static Map<String, String> variables(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
