package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Member;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.Role;
import org.malipo.access.Roles;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Problem;
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
    private static final String WRONG = "access.members.wrong.";

    private final Memberships memberships;
    private final Roles roles;
    private final Accounts accounts;

    StoreUserPages(Memberships memberships, Roles roles, Accounts accounts) {
        this.memberships = memberships;
        this.roles = roles;
        this.accounts = accounts;
    }

    @GetMapping("/stores/{storeId}/users")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String list(@PathVariable StoreId storeId, Model model) {
        return show(model, storeId, "", roles.defaultRole(), FormErrors.NONE);
    }

    @PostMapping("/stores/{storeId}/users")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String add(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String role,
            HttpServletResponse response,
            Model model) {
        var account = accounts.findByEmail(email.strip());
        if (account.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, storeId, email, role, FormErrors.of("email", WRONG + "user-not-found"));
        }
        try {
            memberships.admit(Caller.current(), storeId, account.get().id(), find(storeId, role));
        } catch (ProblemException refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(model, storeId, email, role, refusal("email", refused));
        }
        return "redirect:/stores/" + storeId + "/users";
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
            return show(model, storeId, "", roles.defaultRole(), refusal("members", refused));
        }
        return "redirect:/stores/" + storeId + "/users";
    }

    @GetMapping("/stores/{storeId}/users/{userId}/delete")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String askToRemove(@PathVariable StoreId storeId, @PathVariable UserId userId, Model model) {
        var email = accounts.find(userId).map(Account::email).orElseThrow(StoreUserPages::notFound);
        model.addAttribute("view", new MembersView.Removal(storeId.value(), userId.value(), email));
        return "access/remove-member";
    }

    @PostMapping("/stores/{storeId}/users/{userId}/delete")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String remove(
            @PathVariable StoreId storeId, @PathVariable UserId userId, HttpServletResponse response, Model model) {
        try {
            memberships.dismiss(storeId, userId);
        } catch (ProblemException refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(model, storeId, "", roles.defaultRole(), refusal("members", refused));
        }
        return userId.equals(Caller.current().user()) ? "redirect:/stores" : "redirect:/stores/" + storeId + "/users";
    }

    private String show(Model model, StoreId store, String email, String role, FormErrors errors) {
        var me = Caller.current();
        var rows = memberships.of(store).stream().map(member -> row(member, me)).toList();
        var mayChange = me.may(Permission.CAN_MODIFY_STORE_SETTINGS, store);
        model.addAttribute(
                "view", new MembersView(store.value(), rows, choices(store), email, role, mayChange, errors));
        return "access/members";
    }

    private static MembersView.Row row(Member member, Caller me) {
        var account = member.account();
        return new MembersView.Row(
                account.id().value(),
                account.email(),
                account.name(),
                member.role().id(),
                member.role().name(),
                member.since(),
                account.disabled(),
                account.id().equals(me.user()));
    }

    private Map<String, String> choices(StoreId store) {
        var choices = new LinkedHashMap<String, String>();
        roles.of(store).forEach(role -> choices.put(role.id(), role.name()));
        return choices;
    }

    private Role find(StoreId store, String role) {
        return roles.find(store, role)
                .orElseThrow(() -> FieldErrors.of("StoreRole", "The role id provided does not exist"));
    }

    private static FormErrors refusal(String field, ProblemException refused) {
        return FormErrors.of(field, WRONG + refused.problem().code());
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("user-not-found", "The user was not found"));
    }
}
