package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.malipo.access.PendingSignIns;
import org.malipo.access.PendingSignIns.Pending;
import org.malipo.access.Public;
import org.malipo.access.SecondFactors;
import org.malipo.access.SecondFactors.Verdict;
import org.malipo.access.UserId;
import org.malipo.access.factor.Keys;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second half of signing in. */
@Controller
class SecondSignInPages {
    private final PendingSignIns pending;
    private final SecondFactors factors;

    SecondSignInPages(PendingSignIns pending, SecondFactors factors) {
        this.pending = pending;
        this.factors = factors;
    }

    @GetMapping("/login/second-login")
    @Public
    String ask(@RequestParam(defaultValue = "false") boolean waiting, HttpServletRequest request, Model model) {
        return pending.of(request)
                .map(somebody -> show(somebody, waiting ? "factors.wallet.waiting" : null, request, model))
                .orElse("redirect:/login");
    }

    @PostMapping("/login/authenticator")
    @Public
    String tryCode(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return attempt(factors::tryCode, code, request, response, model);
    }

    @PostMapping("/login/recovery")
    @Public
    String tryRecoveryCode(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return attempt(factors::tryRecoveryCode, code, request, response, model);
    }

    private String attempt(
            BiFunction<UserId, String, Verdict> factor,
            String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var somebody = pending.of(request).orElse(null);
        if (somebody == null) {
            return "redirect:/login";
        }
        return switch (factor.apply(somebody.user(), code)) {
            case RIGHT -> {
                pending.complete(somebody, request, response);
                yield "redirect:" + somebody.returnUrl();
            }
            case WRONG -> refused(somebody, "factors.second.wrong", request, response, model);
            case LOCKED_OUT -> refused(somebody, "factors.second.locked", request, response, model);
        };
    }

    private String refused(
            Pending somebody, String error, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        return show(somebody, error, request, model);
    }

    private String show(Pending somebody, @Nullable String error, HttpServletRequest request, Model model) {
        var state = factors.of(somebody.user());
        var passkey = state.has(Keys.Kind.PASSKEY);
        var wallet = state.has(Keys.Kind.LNURL_AUTH) ? wallet(somebody, request) : null;
        model.addAttribute(
                "view", new SecondSignInView(state.app(), passkey, wallet, state.recoveryCodes() > 0, error));
        return "access/second-sign-in";
    }

    private String wallet(Pending somebody, HttpServletRequest request) {
        return WalletPages.lnurl("/lnurlauth/login-callback", "login", pending.challenge(somebody, request));
    }
}
