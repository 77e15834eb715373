package org.malipo.access.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Member;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.Role;
import org.malipo.access.Roles;
import org.malipo.access.StoreId;
import org.malipo.access.StoreInvitations;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who works in a store, over the API. */
@RestController
@Tag(name = "Store users")
class StoreUsersApi {
    private final Memberships memberships;
    private final StoreInvitations invitations;
    private final Roles roles;
    private final Accounts accounts;
    private final UserDocuments users;

    StoreUsersApi(
            Memberships memberships,
            StoreInvitations invitations,
            Roles roles,
            Accounts accounts,
            UserDocuments users) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.roles = roles;
        this.accounts = accounts;
        this.users = users;
    }

    @GetMapping("/api/v1/stores/{storeId}/users")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    List<StoreUserData> list(
            @PathVariable StoreId storeId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        int size = PageSize.of(take);
        var members = NextPage.cut(memberships.of(storeId, after, size + 1), size, Memberships::place);
        var people = users.of(members.stream().map(Member::account).toList());
        return IntStream.range(0, members.size())
                .mapToObj(at -> StoreUserData.of(people.get(at), members.get(at)))
                .toList();
    }

    @PostMapping("/api/v1/stores/{storeId}/users")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    void add(@PathVariable StoreId storeId, @RequestBody StoreUserRequest request) {
        var user = UsersApi.find(accounts, Objects.requireNonNullElse(request.named(), ""));
        var role = find(storeId, Objects.requireNonNullElse(request.wanted(), roles.defaultRole()));
        invitations.add(Caller.current(), storeId, user, role);
    }

    @PutMapping("/api/v1/stores/{storeId}/users/{idOrEmail}")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    void change(@PathVariable StoreId storeId, @PathVariable String idOrEmail, @RequestBody StoreUserRequest request) {
        var user = UsersApi.find(accounts, idOrEmail);
        var role = find(storeId, Objects.requireNonNullElse(request.wanted(), ""));
        memberships.changeRole(Caller.current(), storeId, user.id(), role);
    }

    @DeleteMapping("/api/v1/stores/{storeId}/users/{idOrEmail}")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    void remove(@PathVariable StoreId storeId, @PathVariable String idOrEmail) {
        memberships.dismiss(storeId, UsersApi.find(accounts, idOrEmail).id());
    }

    private Role find(StoreId store, String nameOrId) {
        return roles.find(store, nameOrId)
                .orElseThrow(() -> FieldErrors.of("StoreRole", "The role id provided does not exist"));
    }

    /**
     * A person and their role; where both are given, the newer names win. A client may send back all that it has read of
     * the person, of which nothing else is looked at.
     *
     * @param id id or e-mail address
     */
    @Schema(name = "StoreUserRequest", allOf = StoreUserData.class)
    record StoreUserRequest(
            @Nullable String id,
            @Nullable String userId,
            @Nullable String storeRole,
            @Nullable String role) {
        @Nullable
        String named() {
            return id != null ? id : userId;
        }

        @Nullable
        String wanted() {
            return storeRole != null ? storeRole : role;
        }
    }

    /** A member of the store, with the older names of id and role as well. */
    @Schema(name = "StoreUserData")
    record StoreUserData(@JsonUnwrapped UserData user, String userId, String storeRole, String role) {
        static StoreUserData of(UserData user, Member member) {
            var role = member.role().id();
            return new StoreUserData(user, user.id(), role, role);
        }
    }
}
