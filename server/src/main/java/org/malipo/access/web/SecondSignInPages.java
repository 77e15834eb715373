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
import org.malipo.access.factor.LnurlAuth;
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
    private final LnurlAuth wallets;

    SecondSignInPages(PendingSignIns pending, SecondFactors factors, LnurlAuth wallets) {
        this.pending = pending;
        this.factors = factors;
        this.wallets = wallets;
    }

    @GetMapping("/login/second-login")
    @Public
    String ask(@RequestParam(required = false) @Nullable String k1, HttpServletRequest request, Model model) {
        return pending.of(request)
                .map(somebody -> show(somebody, k1, k1 == null ? null : "factors.wallet.waiting", model))
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
            case WRONG -> refused(somebody, "factors.second.wrong", response, model);
            case LOCKED_OUT -> refused(somebody, "factors.second.locked", response, model);
        };
    }

    private String refused(Pending somebody, String error, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        return show(somebody, null, error, model);
    }

    private String show(Pending somebody, @Nullable String k1, @Nullable String error, Model model) {
        var state = factors.of(somebody.user());
        var passkey = state.has(Keys.Kind.PASSKEY);
        var wallet = state.has(Keys.Kind.LNURL_AUTH) ? wallet(somebody, k1) : null;
        model.addAttribute(
                "view", new SecondSignInView(state.app(), passkey, wallet, state.recoveryCodes() > 0, error));
        return "access/second-sign-in";
    }

    /** The challenge that the page showed before goes on, as the wallet may be answering it. */
    private SecondSignInView.Wallet wallet(Pending somebody, @Nullable String before) {
        var k1 = before != null && before.matches("[0-9a-f]{64}") ? before : wallets.askToSignIn(somebody.user());
        return new SecondSignInView.Wallet(k1, WalletPages.lnurl("/lnurlauth/login-callback", "login", k1));
    }
}
