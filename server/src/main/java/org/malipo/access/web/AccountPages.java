package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.Sessions;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
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
    private final Sessions sessions;

    AccountPages(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    @Requires(Permission.CAN_VIEW_PROFILE)
    String account(@RequestParam(defaultValue = "false") boolean changed, Model model) {
        return show(model, changed, FormErrors.NONE);
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
            accounts.changePassword(user, current, wanted);
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, false, FormErrors.of(wrong, "access.account.wrong."));
        }
        sessions.begin(user, request, response);
        return "redirect:/account?changed=true";
    }

    private static String show(Model model, boolean changed, FormErrors errors) {
        var caller = Caller.current();
        model.addAttribute("view", new AccountView(caller.email(), caller.isAdmin(), changed, errors));
        return "access/account";
    }
}
