package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Correspondence;
import org.malipo.access.EmailConfirmations;
import org.malipo.access.EmailConfirmations.Outcome;
import org.malipo.access.PasswordResets;
import org.malipo.access.Public;
import org.malipo.access.RateLimits;
import org.malipo.access.UserId;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Another password for those who forgot theirs, and the links in letters that prove an address. */
@Controller
class RecoveryPages {
    private final PasswordResets resets;
    private final EmailConfirmations confirmations;
    private final Correspondence letters;
    private final RateLimits limits;

    RecoveryPages(PasswordResets resets, EmailConfirmations confirmations, Correspondence letters, RateLimits limits) {
        this.resets = resets;
        this.confirmations = confirmations;
        this.letters = letters;
        this.limits = limits;
    }

    @GetMapping("/login/forgot-password")
    @Public
    String forgot(Model model) {
        model.addAttribute("view", new ForgotView("", letters.canSend()));
        return "access/forgot";
    }

    /** The same page for addresses that are known and for those that are not. */
    @PostMapping("/login/forgot-password")
    @Once(shownAt = "/login")
    @Public
    String forgot(@RequestParam(defaultValue = "") String email, HttpServletRequest request, Model model) {
        limits.take(RateLimits.Zone.FORGOT_PASSWORD, request.getRemoteAddr());
        if (!letters.canSend()) {
            model.addAttribute("view", new ForgotView(email, false));
            return "access/forgot";
        }
        resets.request(email);
        return Tell.page(model, "access.forgot.sent", "access.forgot.sent.text", email.strip());
    }

    @GetMapping("/login/reset-password")
    @Public
    String reset(
            @RequestParam(defaultValue = "") UserId userId,
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response,
            Model model) {
        return resets.isGood(userId, code)
                ? form(userId, code, FormErrors.NONE, model)
                : Tell.deadLink(response, model);
    }

    /** Signs nobody in: who has a second factor still needs it. */
    @PostMapping("/login/reset-password")
    @Public
    String reset(
            @RequestParam(defaultValue = "") UserId userId,
            @RequestParam(defaultValue = "") String code,
            NewPasswordForm typed,
            HttpServletResponse response,
            Model model) {
        try {
            return resets.set(userId, code, typed.agreed())
                    ? Tell.page(model, "access.reset.done", "access.reset.done.text", "")
                    : Tell.deadLink(response, model);
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(userId, code, FormErrors.of(wrong, "access.register.wrong."), model);
        }
    }

    @GetMapping("/register/confirm-email")
    @Public
    String confirm(
            @RequestParam(defaultValue = "") UserId userId,
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response,
            Model model) {
        return switch (confirmations.confirm(userId, code)) {
            case Outcome.Confirmed _ -> Tell.page(model, "access.confirmed", "access.confirmed.text", "");
            case Outcome.PasswordWanted(var next) ->
                "redirect:/login/reset-password?userId=" + userId.value() + "&code=" + next;
            case Outcome.Dead _ -> Tell.deadLink(response, model);
        };
    }

    private static String form(UserId user, String code, FormErrors errors, Model model) {
        model.addAttribute(
                "view",
                new SetPasswordView(
                        "access.reset", "access.reset.lead", "/login/reset-password", user.value(), code, "", errors));
        return "access/set-password";
    }
}
