package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.Role;
import org.malipo.access.Roles;
import org.malipo.access.StoreId;
import org.malipo.access.StoreInvitations;
import org.malipo.access.UserId;
import org.malipo.access.web.MembersView.Typed;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who works in a store, on pages. */
@Controller
class StoreUserPages {
    private final Memberships memberships;
    private final StoreInvitations invitations;
    private final Roles roles;
    private final Accounts accounts;
    private final InvitationPace pace;
    private final MembersScreen screen;

    StoreUserPages(
            Memberships memberships,
            StoreInvitations invitations,
            Roles roles,
            Accounts accounts,
            InvitationPace pace,
            MembersScreen screen) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.roles = roles;
        this.accounts = accounts;
        this.pace = pace;
        this.screen = screen;
    }

    @GetMapping("/stores/{storeId}/users")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String list(@PathVariable StoreId storeId, @RequestParam(defaultValue = "") String told, Model model) {
        return screen.show(model, storeId, told);
    }

    /** Whoever has no account is invited. */
    @PostMapping("/stores/{storeId}/users")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String add(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String role,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var account = accounts.findByEmail(email.strip());
        var typed = new Typed(email, role);
        if (account.isEmpty() && !invitations.mayInvite(Caller.current())) {
            return refused(storeId, typed, HttpStatus.UNPROCESSABLE_CONTENT, "user-not-found", response, model);
        }
        if (account.isEmpty() && pace.isExceeded(request, response)) {
            return refused(storeId, typed, HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", response, model);
        }
        try {
            var wanted = find(storeId, role);
            var told =
                    account.map(known -> add(storeId, known, wanted)).orElseGet(() -> invite(storeId, email, wanted));
            return "redirect:/stores/" + storeId + "/users" + told;
        } catch (InvalidFields wrong) {
            return refused(storeId, typed, HttpStatus.UNPROCESSABLE_CONTENT, "invalid", response, model);
        } catch (ProblemException refused) {
            return refused(
                    storeId, typed, HttpStatus.CONFLICT, refused.problem().code(), response, model);
        }
    }

    private String add(StoreId store, Account account, Role role) {
        return invitations.add(Caller.current(), store, account, role) ? "" : "?told=waits";
    }

    private String invite(StoreId store, String email, Role role) {
        invitations.invite(Caller.current(), store, email, role);
        return "?told=invited";
    }

    private String refused(
            StoreId store, Typed typed, HttpStatus status, String why, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        return screen.refused(model, store, typed, FormErrors.of("email", MembersScreen.WRONG + why));
    }

    @PostMapping("/stores/{storeId}/users/{userId}")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String change(
            @PathVariable StoreId storeId,
            @PathVariable UserId userId,
            @RequestParam(defaultValue = "") String role,
            HttpServletResponse response,
            Model model) {
        try {
            memberships.changeRole(Caller.current(), storeId, userId, find(storeId, role));
        } catch (ProblemException refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return screen.refused(model, storeId, refusal(refused));
        }
        return "redirect:/stores/" + storeId + "/users";
    }

    @GetMapping("/stores/{storeId}/users/{userId}/delete")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String askToRemove(@PathVariable StoreId storeId, @PathVariable UserId userId, Model model) {
        var email = memberships.of(storeId).stream()
                .filter(member -> member.account().id().equals(userId))
                .map(member -> member.account().email())
                .findFirst()
                .orElseThrow(UsersApi::notFound);
        model.addAttribute("view", new MembersView.Removal(storeId.value(), userId.value(), email));
        return "access/remove-member";
    }

    @PostMapping("/stores/{storeId}/users/{userId}/delete")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String remove(
            @PathVariable StoreId storeId, @PathVariable UserId userId, HttpServletResponse response, Model model) {
        try {
            memberships.dismiss(storeId, userId);
        } catch (ProblemException refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return screen.refused(model, storeId, refusal(refused));
        }
        return userId.equals(Caller.current().user()) ? "redirect:/stores" : "redirect:/stores/" + storeId + "/users";
    }

    private Role find(StoreId store, String role) {
        return roles.find(store, role)
                .orElseThrow(() -> FieldErrors.of("StoreRole", "The role id provided does not exist"));
    }

    private static FormErrors refusal(ProblemException refused) {
        return FormErrors.of("members", MembersScreen.WRONG + refused.problem().code());
    }
}
