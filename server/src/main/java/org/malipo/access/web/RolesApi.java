package org.malipo.access.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.Role;
import org.malipo.access.Roles;
import org.malipo.access.StoreId;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Roles over the API. */
@RestController
@Tag(name = "Roles")
class RolesApi {
    private final Roles roles;

    RolesApi(Roles roles) {
        this.roles = roles;
    }

    @GetMapping("/api/v1/stores/{storeId}/roles")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    @RolesAnswer
    List<RoleData> ofStore(
            @PathVariable StoreId storeId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        return page(storeId, after, take);
    }

    @GetMapping("/api/v1/server/roles")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    @RolesAnswer
    List<RoleData> ofServer(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        return page(null, after, take);
    }

    private List<RoleData> page(@Nullable StoreId store, @Nullable String after, @Nullable Integer take) {
        int size = PageSize.of(take);
        return NextPage.cut(roles.page(store, after, size + 1), size, Roles::place).stream()
                .map(RoleData::of)
                .toList();
    }

    /** Describes a list of roles so that generators which follow the older description, of one role, go on working. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(anyOf = {RoleData[].class, RoleData.class})))
    @interface RolesAnswer {}

    /** A role that members of a store may have. */
    record RoleData(String id, String role, List<String> permissions, boolean isServerRole) {
        static RoleData of(Role role) {
            return new RoleData(role.id(), role.name(), role.permissions(), role.store() == null);
        }
    }
}
