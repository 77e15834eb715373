package org.malipo.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malipo.access.DeviceKeys;
import org.malipo.access.PendingSignIns;
import org.malipo.access.Permission;
import org.malipo.access.Public;
import org.malipo.access.Requires;
import org.malipo.access.factor.LnurlAuth;
import org.malipo.access.factor.LnurlAuth.Answer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Lightning wallets as a second factor: what the browser shows, and where the wallet answers. */
@Controller
class WalletPages {
    private final LnurlAuth wallets;
    private final DeviceKeys keys;
    private final PendingSignIns pending;

    WalletPages(LnurlAuth wallets, DeviceKeys keys, PendingSignIns pending) {
        this.wallets = wallets;
        this.keys = keys;
        this.pending = pending;
    }

    /** In the form that wallets expect. */
    record WalletAnswer(
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {
        static ResponseEntity<WalletAnswer> of(boolean accepted) {
            return accepted
                    ? ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(new WalletAnswer("OK", null))
                    : ResponseEntity.badRequest()
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(new WalletAnswer("ERROR", "The challenge could not be verified"));
        }
    }

    @GetMapping("/lnurlauth/register")
    @Requires(Permission.UNRESTRICTED)
    String add(Model model) {
        return show(wallets.askToLink(OwnSession.user()), false, model);
    }

    @PostMapping("/lnurlauth/register")
    @Requires(Permission.UNRESTRICTED)
    String added(@RequestParam(defaultValue = "") String k1, HttpServletResponse response, Model model) {
        if (wallets.isLinked(k1, OwnSession.user())) {
            return "redirect:/account/twofactorauthentication";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(k1.matches("[0-9a-f]{64}") ? k1 : wallets.askToLink(OwnSession.user()), true, model);
    }

    @GetMapping("/lnurlauth/register-callback")
    @Public
    ResponseEntity<WalletAnswer> link(@RequestParam String k1, @RequestParam String sig, @RequestParam String key) {
        return WalletAnswer.of(keys.add(new Answer(k1, sig, key)));
    }

    @GetMapping("/lnurlauth/login-callback")
    @Public
    ResponseEntity<WalletAnswer> confirm(@RequestParam String k1, @RequestParam String sig, @RequestParam String key) {
        return WalletAnswer.of(wallets.confirm(new Answer(k1, sig, key)));
    }

    @PostMapping("/login/lnurlauth")
    @Public
    String signIn(HttpServletRequest request, HttpServletResponse response) {
        var somebody = pending.of(request).orElse(null);
        if (somebody == null) {
            return "redirect:/login";
        }
        if (!wallets.takeConfirmed(pending.challenge(somebody, request), somebody.user())) {
            return "redirect:/login/second-login?waiting=true";
        }
        pending.complete(somebody, request, response);
        return "redirect:" + somebody.returnUrl();
    }

    static String lnurl(String path, String action, String k1) {
        return LnurlAuth.encode(ServletUriComponentsBuilder.fromCurrentContextPath()
                        .toUriString() + path + "?tag=login&action=" + action + "&k1=" + k1);
    }

    private static String show(String k1, boolean waiting, Model model) {
        var lnurl = lnurl("/lnurlauth/register-callback", "link", k1);
        model.addAttribute("view", new WalletView(k1, lnurl, waiting));
        return "access/wallet";
    }
}
