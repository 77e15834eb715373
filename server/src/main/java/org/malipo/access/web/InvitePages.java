package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Accounts;
import org.malipo.access.Invitations;
import org.malipo.access.Public;
import org.malipo.access.Sessions;
import org.malipo.access.UserId;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where people who were invited come in. */
@Controller
class InvitePages {
    private final Invitations invitations;
    private final Accounts accounts;
    private final Sessions sessions;

    InvitePages(Invitations invitations, Accounts accounts, Sessions sessions) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/invite/{userId}/{code}")
    @Public
    String open(@PathVariable UserId userId, @PathVariable String code, HttpServletResponse response, Model model) {
        return invitations
                .open(userId, code)
                .map(account -> form(userId, code, account.email(), FormErrors.NONE, model))
                .orElseGet(() -> Tell.deadLink(response, model));
    }

    @PostMapping("/invite/{userId}/{code}")
    @Once
    @Public
    String accept(
            @PathVariable UserId userId,
            @PathVariable String code,
            NewPasswordForm typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            return invitations
                    .accept(userId, code, typed.agreed())
                    .map(accepted -> go(userId, accepted, request, response))
                    .orElseGet(() -> Tell.deadLink(response, model));
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var errors = FormErrors.of(wrong, "access.register.wrong.");
            return form(userId, code, "", errors, model);
        }
    }

    private String go(
            UserId user, Invitations.Accepted accepted, HttpServletRequest request, HttpServletResponse response) {
        var letIn = accounts.find(user)
                .filter(account -> account.refusal().isEmpty())
                .isPresent();
        if (accepted == Invitations.Accepted.KNOWN || !letIn) {
            return "redirect:/login";
        }
        sessions.begin(user, request, response);
        return "redirect:/";
    }

    private static String form(UserId user, String code, String email, FormErrors errors, Model model) {
        var action = "/invite/" + user.value() + "/" + code;
        model.addAttribute(
                "view",
                new SetPasswordView("access.invite", "access.invite.lead", action, user.value(), code, email, errors));
        return "access/set-password";
    }
}
