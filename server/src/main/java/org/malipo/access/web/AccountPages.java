package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Set;
import org.malipo.access.AccountRemoval;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Correspondence;
import org.malipo.access.EmailConfirmations;
import org.malipo.access.Permission;
import org.malipo.access.Profiles;
import org.malipo.access.Requires;
import org.malipo.access.Sessions;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own account. */
@Controller
class AccountPages {
    private static final Set<String> DONE = Set.of("password", "profile", "sent");
    private static final Set<String> REFUSED = Set.of("last-administrator", "store-user-role-orphaned", "no-picture");

    private final Accounts accounts;
    private final Profiles profiles;
    private final AccountRemoval removal;
    private final EmailConfirmations confirmations;
    private final Correspondence letters;
    private final Sessions sessions;

    AccountPages(
            Accounts accounts,
            Profiles profiles,
            AccountRemoval removal,
            EmailConfirmations confirmations,
            Correspondence letters,
            Sessions sessions) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.removal = removal;
        this.confirmations = confirmations;
        this.letters = letters;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    @Requires(Permission.CAN_VIEW_PROFILE)
    String account(@RequestParam(defaultValue = "") String told, Model model) {
        var account = accounts.find(Caller.current().user()).orElseThrow();
        return show(account.email(), Objects.requireNonNullElse(account.name(), ""), told, FormErrors.NONE, model);
    }

    @PostMapping("/account/profile")
    @Requires(Permission.CAN_MODIFY_PROFILE)
    String changeProfile(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        try {
            profiles.change(Caller.current().user(), new Profiles.Change(email, name, null, null, null));
            return "redirect:/account?told=profile";
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(email, name, "", FormErrors.of(wrong, "access.account.wrong."), model);
        }
    }

    @PostMapping("/account/verification")
    @Once
    @Requires(Permission.CAN_MODIFY_PROFILE)
    String sendVerification() {
        accounts.find(Caller.current().user()).ifPresent(confirmations::send);
        return "redirect:/account?told=sent";
    }

    /** The person's other sessions end; this one goes on. */
    @PostMapping("/account/password")
    @Requires(Permission.CAN_MODIFY_PROFILE)
    String changePassword(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var user = Caller.current().user();
        try {
            if (accounts.hasPassword(user)) {
                accounts.changePassword(user, current, wanted);
            } else {
                accounts.setFirstPassword(user, wanted);
            }
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var account = accounts.find(user).orElseThrow();
            var name = Objects.requireNonNullElse(account.name(), "");
            return show(account.email(), name, "", FormErrors.of(wrong, "access.account.wrong."), model);
        }
        sessions.begin(user, request, response);
        return "redirect:/account?told=password";
    }

    @GetMapping("/account/delete")
    @Requires(Permission.CAN_DELETE_USER)
    String askToRemove() {
        return "access/account-delete";
    }

    @PostMapping("/account/delete")
    @Once
    @Requires(Permission.CAN_DELETE_USER)
    String remove(HttpServletRequest request) {
        try {
            removal.remove(Caller.current().user());
        } catch (ProblemException refused) {
            return "redirect:/account?told=" + refused.problem().code();
        }
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return "redirect:/login";
    }

    private String show(String email, String name, String told, FormErrors errors, Model model) {
        var account = accounts.find(Caller.current().user()).orElseThrow();
        var done = DONE.contains(told) ? "access.account.done." + told : null;
        var refused = REFUSED.contains(told) ? "access.users.told." + told : null;
        var hasPassword = accounts.hasPassword(account.id());
        model.addAttribute(
                "view",
                new AccountView(
                        account,
                        email,
                        name,
                        profiles.ownPictureOf(account),
                        hasPassword,
                        letters.canSend(),
                        done,
                        refused,
                        errors));
        return "access/account";
    }
}
