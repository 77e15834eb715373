package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.AccountRemoval;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.EmailConfirmations;
import org.malipo.access.PasswordConfirmation;
import org.malipo.access.Permission;
import org.malipo.access.Profiles;
import org.malipo.access.Requires;
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
    private final Accounts accounts;
    private final Profiles profiles;
    private final PasswordConfirmation confirmation;
    private final AccountRemoval removal;
    private final EmailConfirmations letters;
    private final AccountScreen screen;

    AccountPages(
            Accounts accounts,
            Profiles profiles,
            PasswordConfirmation confirmation,
            AccountRemoval removal,
            EmailConfirmations letters,
            AccountScreen screen) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.confirmation = confirmation;
        this.removal = removal;
        this.letters = letters;
        this.screen = screen;
    }

    @GetMapping("/account")
    @Requires(Permission.CAN_VIEW_PROFILE)
    String account(@RequestParam(defaultValue = "") String told, Model model) {
        return screen.show(told, FormErrors.NONE, model);
    }

    @PostMapping("/account/profile")
    @Requires(Permission.CAN_MODIFY_PROFILE)
    String changeProfile(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        var change = new Profiles.Change(email, name, null, null, null);
        try {
            confirmation.requireFor(change, Caller.current());
            profiles.change(Caller.current().user(), change);
            return "redirect:/account?told=profile";
        } catch (ProblemException refused) {
            return "redirect:/account?told=" + refused.problem().code();
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return screen.show(email, name, "", FormErrors.of(wrong, "access.account.wrong."), model);
        }
    }

    @PostMapping("/account/verification")
    @Once
    @Requires(Permission.CAN_MODIFY_PROFILE)
    String sendVerification() {
        accounts.find(Caller.current().user()).ifPresent(letters::send);
        return "redirect:/account?told=sent";
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
}
