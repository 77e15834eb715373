package org.malipo.access.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.AccountDesk;
import org.malipo.access.AccountRemoval;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.NewAccount;
import org.malipo.access.Permission;
import org.malipo.access.Public;
import org.malipo.access.RateLimits;
import org.malipo.access.Registration;
import org.malipo.access.Requires;
import org.malipo.idempotency.SecretAnswer;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over the API. */
@RestController
@Tag(name = "Users")
class UsersApi {
    private final Registration registration;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final AccountRemoval removal;
    private final UserDocuments documents;
    private final RateLimits limits;

    UsersApi(
            Registration registration,
            Accounts accounts,
            AccountDesk desk,
            AccountRemoval removal,
            UserDocuments documents,
            RateLimits limits) {
        this.registration = registration;
        this.accounts = accounts;
        this.desk = desk;
        this.removal = removal;
        this.documents = documents;
        this.limits = limits;
    }

    @PostMapping("/api/v1/users")
    @Public
    @ResponseStatus(HttpStatus.CREATED)
    @SecretAnswer(
            hidden = "invitationUrl",
            shown = {"id", "email"})
    UserData create(@RequestBody CreateUserRequest request, HttpServletRequest http) {
        if (Caller.find().filter(Caller::isAdmin).isEmpty()) {
            limits.take(RateLimits.Zone.REGISTER, http.getRemoteAddr());
        }
        return documents.ofMade(registration.register(
                request.toAccount(), Caller.find(), !Boolean.FALSE.equals(request.sendInvitationEmail())));
    }

    @GetMapping("/api/v1/users")
    @Requires(Permission.CAN_VIEW_USERS)
    List<UserData> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        int size = PageSize.of(take);
        return documents.of(NextPage.cut(accounts.list(after, size + 1), size, Accounts::place));
    }

    @GetMapping("/api/v1/users/{idOrEmail}")
    @Requires(Permission.CAN_VIEW_USERS)
    UserData find(@PathVariable String idOrEmail) {
        return documents.of(find(accounts, idOrEmail));
    }

    @DeleteMapping("/api/v1/users/{idOrEmail}")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    void remove(@PathVariable String idOrEmail) {
        removal.remove(find(accounts, idOrEmail).id());
    }

    @PostMapping("/api/v1/users/{idOrEmail}/lock")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    void lock(@PathVariable String idOrEmail, @RequestBody LockRequest request) {
        desk.setDisabled(find(accounts, idOrEmail).id(), request.locked());
    }

    @PostMapping("/api/v1/users/{idOrEmail}/approve")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    void approve(@PathVariable String idOrEmail, @RequestBody ApproveRequest request) {
        desk.setApproved(find(accounts, idOrEmail).id(), request.approved());
    }

    static Account find(Accounts accounts, String idOrEmail) {
        return accounts.findByIdOrEmail(idOrEmail).orElseThrow(UsersApi::notFound);
    }

    static ProblemException notFound() {
        return new ProblemException(Problem.notFound("user-not-found", "The user was not found"));
    }

    @Schema(name = "LockUserRequest")
    record LockRequest(boolean locked) {}

    @Schema(name = "ApproveUserRequest")
    record ApproveRequest(boolean approved) {}

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
