package org.malipo.access.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.malipo.access.AccountRemoval;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.PasswordConfirmation;
import org.malipo.access.Permission;
import org.malipo.access.Profiles;
import org.malipo.access.Requires;
import org.malipo.idempotency.SecretAnswer;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The caller's own account over the API. */
@RestController
@Tag(name = "Users")
class MyAccountApi {
    private final Accounts accounts;
    private final Profiles profiles;
    private final PasswordConfirmation confirmation;
    private final AccountRemoval removal;
    private final UserDocuments documents;

    MyAccountApi(
            Accounts accounts,
            Profiles profiles,
            PasswordConfirmation confirmation,
            AccountRemoval removal,
            UserDocuments documents) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.confirmation = confirmation;
        this.removal = removal;
        this.documents = documents;
    }

    @GetMapping("/api/v1/users/me")
    @Requires(Permission.CAN_VIEW_PROFILE)
    UserData me() {
        return documents.of(accounts.find(Caller.current().user()).orElseThrow(UsersApi::notFound));
    }

    @PutMapping("/api/v1/users/me")
    @Requires(Permission.CAN_MODIFY_PROFILE)
    @SecretAnswer(
            hidden = "invitationUrl",
            shown = {"id", "email"})
    UserData change(@RequestBody UpdateUserRequest request) {
        var change = request.toChange();
        confirmation.requireFor(change, Caller.current());
        return documents.of(profiles.change(Caller.current().user(), change));
    }

    @DeleteMapping("/api/v1/users/me")
    @Requires(Permission.CAN_DELETE_USER)
    void remove() {
        removal.remove(Caller.current().user());
    }

    @PostMapping("/api/v1/users/me/picture")
    @Requires(Permission.CAN_MODIFY_PROFILE)
    @SecretAnswer(
            hidden = "invitationUrl",
            shown = {"id", "email"})
    UserData setPicture(@RequestParam(required = false) @Nullable MultipartFile file) {
        var user = Caller.current().user();
        return documents.of(profiles.setPicture(user, profiles.keep(user, file)));
    }

    @DeleteMapping("/api/v1/users/me/picture")
    @Requires(Permission.CAN_MODIFY_PROFILE)
    void removePicture() {
        profiles.removePicture(Caller.current().user());
    }

    /** What is to change; what is left out stays as it is. */
    @Schema(name = "UpdateApplicationUserRequest")
    record UpdateUserRequest(
            @Nullable String email,
            @Nullable String name,
            @Nullable String imageUrl,
            @Nullable String currentPassword,
            @Nullable String newPassword) {
        Profiles.Change toChange() {
            return new Profiles.Change(email, name, imageUrl, currentPassword, newPassword);
        }
    }
}
