package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.Caller;
import org.malipo.access.LocalPath;
import org.malipo.access.NewAccount;
import org.malipo.access.Public;
import org.malipo.access.RateLimits;
import org.malipo.access.Registration;
import org.malipo.access.Sessions;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and registering. */
@Controller
class SignInPages {
    private final Registration registration;
    private final Sessions sessions;
    private final RateLimits limits;

    SignInPages(Registration registration, Sessions sessions, RateLimits limits) {
        this.registration = registration;
        this.sessions = sessions;
        this.limits = limits;
    }

    @GetMapping("/login")
    @Public
    String signIn(
            @RequestParam(defaultValue = "/") String returnUrl,
            @RequestParam(name = "LoginCode", defaultValue = "") String code,
            Model model) {
        if (Caller.find().isPresent()) {
            return "redirect:" + LocalPath.orElse(returnUrl, "/");
        }
        if (registration.isOpen()) {
            return "redirect:/register";
        }
        if (!code.isEmpty()) {
            model.addAttribute("view", new LoginCodeView.Arrival(code, LocalPath.orElse(returnUrl, "/")));
            return "access/login-code-arrival";
        }
        model.addAttribute(
                "view", new SignInView("", LocalPath.orElse(returnUrl, "/"), null, registration.isOpenToStrangers()));
        return "access/sign-in";
    }

    /** Shows the form again; the filter that tries what was typed forwards here when it was wrong. */
    @PostMapping("/login/failed")
    @Public
    String signInAgain(
            @RequestParam(name = "Email", defaultValue = "") String email,
            @RequestParam(defaultValue = "/") String returnUrl,
            @RequestAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false) @Nullable
                    AuthenticationException failure,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute(
                "view",
                new SignInView(
                        email, LocalPath.orElse(returnUrl, "/"), reason(failure), registration.isOpenToStrangers()));
        return "access/sign-in";
    }

    private static String reason(@Nullable AuthenticationException failure) {
        return switch (failure) {
            case LockedException _ -> "access.sign-in.locked";
            case DisabledException _ -> "access.sign-in.disabled";
            case null, default -> "access.sign-in.wrong";
        };
    }

    @GetMapping("/register")
    @Public
    String register(Model model) {
        var elsewhere = registration.elsewhere();
        if (elsewhere != null) {
            return "redirect:" + elsewhere;
        }
        if (!registration.isOpenToStrangers() || Caller.find().isPresent()) {
            return "redirect:/";
        }
        return form("", FormErrors.NONE, model);
    }

    @PostMapping("/register")
    @Once(shownAt = "/login")
    @Public
    String register(RegisterForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        limits.take(RateLimits.Zone.REGISTER, request.getRemoteAddr());
        try {
            var account = registration.register(form.toAccount(registration.isOpen()), Optional.empty());
            if (account.refusal().isPresent()) {
                return Tell.page(model, "access.registered", waitsFor(account), account.email());
            }
            sessions.begin(account.id(), request, response);
            return "redirect:/";
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form.email(), FormErrors.of(wrong, "access.register.wrong."), model);
        } catch (ProblemException _) {
            return "redirect:/login";
        }
    }

    private String form(String email, FormErrors errors, Model model) {
        model.addAttribute("view", new RegisterView(email, registration.isOpen(), errors));
        return "access/register";
    }

    private static String waitsFor(Account account) {
        return account.requiresEmailConfirmation() ? "access.registered.confirm" : "access.registered.approve";
    }

    /** What was typed. */
    record RegisterForm(String email, String password, String confirmation) {
        NewAccount toAccount(boolean isAdmin) {
            if (!password.equals(confirmation)) {
                throw FieldErrors.of("Confirmation", "The password and confirmation password do not match.");
            }
            return new NewAccount(email, password, null, null, isAdmin);
        }
    }
}
