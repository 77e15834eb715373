package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.PasswordConfirmation;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.Sessions;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own password. */
@Controller
class AccountPasswordPages {
    private final Accounts accounts;
    private final PasswordConfirmation confirmation;
    private final Sessions sessions;
    private final AccountScreen screen;

    AccountPasswordPages(
            Accounts accounts, PasswordConfirmation confirmation, Sessions sessions, AccountScreen screen) {
        this.accounts = accounts;
        this.confirmation = confirmation;
        this.sessions = sessions;
        this.screen = screen;
    }

    /** The person's other sessions end; this one goes on. */
    @PostMapping("/account/password")
    @Requires(Permission.UNRESTRICTED)
    String change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var user = OwnSession.user();
        try {
            if (accounts.hasPassword(user)) {
                confirmation.require(Caller.current(), current);
            }
            accounts.changePassword(user, wanted);
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return screen.show("", FormErrors.of(wrong, "access.account.wrong."), model);
        }
        sessions.begin(user, request, response);
        return "redirect:/account?told=password";
    }
}
