package org.malipo.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SecondFactors;
import org.malipo.access.factor.Base32;
import org.malipo.problem.FormErrors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** Setting up an authenticator app: the secret is shown until a code proves that the app has it. */
@Controller
class AuthenticatorPages {
    private static final String OVERVIEW = "redirect:/account/twofactorauthentication";

    private final SecondFactors factors;

    AuthenticatorPages(SecondFactors factors) {
        this.factors = factors;
    }

    @ModelAttribute
    void keepNothing(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @GetMapping("/account/enableauthenticator")
    @Requires(Permission.UNRESTRICTED)
    String offer(Model model) {
        return factors.of(OwnSession.user()).app() ? OVERVIEW : show(model, FormErrors.NONE);
    }

    @PostMapping("/account/enableauthenticator")
    @Requires(Permission.UNRESTRICTED)
    String confirm(@RequestParam(defaultValue = "") String code, HttpServletResponse response, Model model) {
        var user = OwnSession.user();
        if (factors.of(user).app()) {
            return OVERVIEW;
        }
        if (!factors.confirmApp(user, code)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, FormErrors.of("code", "factors.app.wrong"));
        }
        model.addAttribute("view", new AuthenticatorView.Done(factors.renewRecoveryCodes(user)));
        return "access/authenticator-done";
    }

    private String show(Model model, FormErrors errors) {
        var caller = Caller.current();
        var secret = factors.offerApp(caller.user());
        model.addAttribute(
                "view", new AuthenticatorView(Base32.grouped(secret, " "), uri(caller.email(), secret), errors));
        return "access/authenticator";
    }

    private static String uri(String email, String secret) {
        return "otpauth://totp/Malipo:" + UriUtils.encode(email, UTF_8) + "?secret=" + secret
                + "&issuer=Malipo&digits=6";
    }
}
