package org.malipo.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Public;
import org.malipo.access.Requires;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Says of each operation who may call it, as its handler method declares. */
class DeclaredAccess implements GlobalOperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.hasMethodAnnotation(Public.class)) {
            return operation.security(List.of());
        }
        var scopes = scopes(method.getMethodAnnotation(Requires.class));
        return operation.security(List.of(
                new SecurityRequirement().addList(ApiDescription.API_KEY, scopes),
                new SecurityRequirement().addList(ApiDescription.BASIC)));
    }

    private static List<String> scopes(@Nullable Requires requires) {
        return requires == null
                ? List.of()
                : Stream.concat(Stream.of(requires.value()), Stream.of(requires.also()))
                        .map(Permission::policy)
                        .toList();
    }
}
