package org.malipo.access.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.NewAccount;
import org.malipo.access.Permission;
import org.malipo.access.Public;
import org.malipo.access.Registration;
import org.malipo.access.Requires;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over the API. */
@RestController
@Tag(name = "Users")
class UsersApi {
    private final Registration registration;
    private final Accounts accounts;

    UsersApi(Registration registration, Accounts accounts) {
        this.registration = registration;
        this.accounts = accounts;
    }

    @PostMapping("/api/v1/users")
    @Public
    @ResponseStatus(HttpStatus.CREATED)
    UserData create(@RequestBody CreateUserRequest request) {
        return UserData.of(registration.register(request.toAccount(), Caller.find()));
    }

    @GetMapping("/api/v1/users/me")
    @Requires(Permission.CAN_VIEW_PROFILE)
    UserData me() {
        return UserData.of(accounts.find(Caller.current().user()).orElseThrow(UsersApi::notFound));
    }

    @GetMapping("/api/v1/users/{idOrEmail}")
    @Requires(Permission.CAN_VIEW_USERS)
    UserData find(@PathVariable String idOrEmail) {
        return UserData.of(find(accounts, idOrEmail));
    }

    static Account find(Accounts accounts, String idOrEmail) {
        return accounts.findByIdOrEmail(idOrEmail).orElseThrow(UsersApi::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("user-not-found", "The user was not found"));
    }

    /** A new account. Without a password, nobody can sign in to it yet. */
    @Schema(name = "CreateApplicationUserRequest")
    record CreateUserRequest(
            @Nullable String email,
            @Nullable String password,
            @Nullable String name,
            @Nullable String imageUrl,
            @Nullable Boolean isAdministrator,
            @Nullable Boolean sendInvitationEmail) {
        NewAccount toAccount() {
            return new NewAccount(
                    Objects.requireNonNullElse(email, ""),
                    password == null || password.isEmpty() ? null : password,
                    name,
                    imageUrl,
                    Boolean.TRUE.equals(isAdministrator));
        }
    }
}
