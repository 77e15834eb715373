package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Correspondence;
import org.malipo.access.Invitations;
import org.malipo.access.NewAccount;
import org.malipo.access.Permission;
import org.malipo.access.Registration;
import org.malipo.access.Requires;
import org.malipo.access.StoreRoles;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody on this server, for administrators, and new people. */
@Controller
class UserListPages {
    private static final int ROWS = 50;

    private final Accounts accounts;
    private final Invitations invitations;
    private final StoreRoles stores;
    private final Registration registration;
    private final Correspondence letters;

    UserListPages(
            Accounts accounts,
            Invitations invitations,
            StoreRoles stores,
            Registration registration,
            Correspondence letters) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.stores = stores;
        this.registration = registration;
        this.letters = letters;
    }

    @GetMapping("/server/users")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after, Model model) {
        var found = accounts.page(q, after, ROWS + 1);
        var shown = found.stream().limit(ROWS).toList();
        var ids = shown.stream().map(Account::id).toList();
        var invited = invitations.linksOf(ids);
        var theirs = stores.of(ids);
        var rows = shown.stream()
                .map(account -> UsersView.Row.of(
                        account, invited.containsKey(account.id()), theirs.getOrDefault(account.id(), List.of())))
                .toList();
        var last = found.size() > ROWS ? shown.getLast().email() : null;
        model.addAttribute("view", new UsersView(rows, q, after.isEmpty(), last));
        return "access/users";
    }

    @GetMapping("/server/users/new")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String form(Model model) {
        model.addAttribute("view", new NewUserView("", false, true, letters.canSend(), FormErrors.NONE));
        return "access/user-new";
    }

    /** Leads to the new account, where the invitation is. */
    @PostMapping("/server/users/new")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String create(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "false") boolean isAdmin,
            @RequestParam(defaultValue = "false") boolean letter,
            HttpServletResponse response,
            Model model) {
        try {
            var request = new NewAccount(email, password.isEmpty() ? null : password, null, null, isAdmin);
            var account = registration.register(request, Optional.of(Caller.current()), letter);
            return "redirect:/server/users/" + account.id().value() + "?told=made";
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var errors = FormErrors.of(wrong, "access.register.wrong.");
            model.addAttribute("view", new NewUserView(email, isAdmin, letter, letters.canSend(), errors));
            return "access/user-new";
        }
    }
}
