package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.LocalPath;
import org.malipo.access.NewAccount;
import org.malipo.access.Public;
import org.malipo.access.Registration;
import org.malipo.access.Sessions;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
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

/** Signing in, and taking an empty server into possession. */
@Controller
class SignInPages {
    private final Registration registration;
    private final Sessions sessions;

    SignInPages(Registration registration, Sessions sessions) {
        this.registration = registration;
        this.sessions = sessions;
    }

    @GetMapping("/login")
    @Public
    String signIn(@RequestParam(defaultValue = "/") String returnUrl, Model model) {
        if (Caller.find().isPresent()) {
            return "redirect:" + LocalPath.orElse(returnUrl, "/");
        }
        if (registration.isOpen()) {
            return "redirect:/register";
        }
        model.addAttribute("view", new SignInView("", LocalPath.orElse(returnUrl, "/"), null));
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
        model.addAttribute("view", new SignInView(email, LocalPath.orElse(returnUrl, "/"), reason(failure)));
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
        if (!registration.isOpen()) {
            return "redirect:/login";
        }
        model.addAttribute("view", new RegisterView("", FormErrors.NONE));
        return "access/register";
    }

    @PostMapping("/register")
    @Public
    String register(RegisterForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            var admin = registration.register(form.toAccount(), Optional.empty());
            sessions.begin(admin.id(), request, response);
            return "redirect:/";
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("view", new RegisterView(form.email(), FormErrors.of(wrong, "access.register.wrong.")));
            return "access/register";
        } catch (ProblemException _) {
            return "redirect:/login";
        }
    }

    /** What was typed. */
    record RegisterForm(String email, String password, String confirmation) {
        NewAccount toAccount() {
            if (!password.equals(confirmation)) {
                throw FieldErrors.of("Confirmation", "The password and confirmation password do not match.");
            }
            return new NewAccount(email, password, null, null, true);
        }
    }
}
