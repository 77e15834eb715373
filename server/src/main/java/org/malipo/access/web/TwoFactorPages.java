package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.malipo.access.Caller;
import org.malipo.access.PasswordConfirmation;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SecondFactors;
import org.malipo.access.Sessions;
import org.malipo.access.UserId;
import org.malipo.access.factor.Keys;
import org.malipo.problem.FormErrors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person proves themselves with beside the password. Taking something away needs the password again. */
@Controller
class TwoFactorPages {
    private static final String HERE = "redirect:/account/twofactorauthentication";

    private final SecondFactors factors;
    private final PasswordConfirmation password;
    private final Sessions sessions;

    TwoFactorPages(SecondFactors factors, PasswordConfirmation password, Sessions sessions) {
        this.factors = factors;
        this.password = password;
        this.sessions = sessions;
    }

    @GetMapping("/account/twofactorauthentication")
    @Requires(Permission.UNRESTRICTED)
    String overview(Model model) {
        return show(model, List.of(), FormErrors.NONE);
    }

    @PostMapping("/account/twofactorauthentication/disable")
    @Requires(Permission.UNRESTRICTED)
    String removeApp(
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var user = OwnSession.user();
        if (!password.isRight(Caller.current(), current)) {
            return refused("current", response, model);
        }
        factors.removeApp(user);
        return alone(user, request, response);
    }

    @PostMapping("/account/twofactorauthentication/keys/{keyId}/delete")
    @Requires(Permission.UNRESTRICTED)
    String removeKey(
            @PathVariable String keyId,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var user = OwnSession.user();
        if (!password.isRight(Caller.current(), current)) {
            return refused(keyId, response, model);
        }
        factors.removeKey(user, keyId);
        return alone(user, request, response);
    }

    /** Whoever signed in with what is gone now must do so anew; this session goes on. */
    private String alone(UserId user, HttpServletRequest request, HttpServletResponse response) {
        sessions.endAllOf(user);
        sessions.begin(user, request, response);
        return HERE;
    }

    /** Shows the codes in the answer itself: they are kept nowhere for a next request. */
    @PostMapping("/account/twofactorauthentication/recovery-codes")
    @Requires(Permission.UNRESTRICTED)
    String renewRecoveryCodes(
            @RequestParam(defaultValue = "") String current, HttpServletResponse response, Model model) {
        var user = OwnSession.user();
        if (!password.isRight(Caller.current(), current)) {
            return refused("recovery", response, model);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return show(model, factors.renewRecoveryCodes(user), FormErrors.NONE);
    }

    private String refused(String field, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(model, List.of(), FormErrors.of(field, "access.account.wrong.CurrentPassword"));
    }

    private String show(Model model, List<String> made, FormErrors errors) {
        var state = factors.of(OwnSession.user());
        var keys = state.keys().stream().map(TwoFactorPages::row).toList();
        model.addAttribute("view", new TwoFactorView(state.app(), state.recoveryCodes(), keys, made, errors));
        return "access/two-factor";
    }

    private static TwoFactorView.Key row(Keys.Key key) {
        var isPasskey = key.kind() == Keys.Kind.PASSKEY;
        return new TwoFactorView.Key(key.id(), key.name(), isPasskey, key.createdAt(), key.lastUsedAt());
    }
}
