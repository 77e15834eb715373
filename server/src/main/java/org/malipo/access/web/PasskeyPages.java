package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.DeviceKeys;
import org.malipo.access.LocalPath;
import org.malipo.access.PendingSignIns;
import org.malipo.access.PendingSignIns.Pending;
import org.malipo.access.Permission;
import org.malipo.access.Public;
import org.malipo.access.Requires;
import org.malipo.access.Sessions;
import org.malipo.access.factor.PasskeyOptions;
import org.malipo.access.factor.Passkeys;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Making passkeys, and signing in with one. */
@Controller
class PasskeyPages {
    private final Passkeys passkeys;
    private final DeviceKeys keys;
    private final PendingSignIns pending;
    private final Sessions sessions;

    PasskeyPages(Passkeys passkeys, DeviceKeys keys, PendingSignIns pending, Sessions sessions) {
        this.passkeys = passkeys;
        this.keys = keys;
        this.pending = pending;
        this.sessions = sessions;
    }

    @GetMapping("/account/passkeys")
    @Requires(Permission.UNRESTRICTED)
    String add(Model model) {
        OwnSession.user();
        return show(model, null);
    }

    @PostMapping("/account/passkeys/options")
    @Requires(Permission.UNRESTRICTED)
    ResponseEntity<PasskeyOptions.Creation> creation() {
        return json(passkeys.creation(OwnSession.user(), Caller.current().email(), here()));
    }

    @PostMapping("/account/passkeys")
    @Requires(Permission.UNRESTRICTED)
    String register(
            @RequestParam(name = "PasskeyResponse", defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        if (!keys.add(OwnSession.user(), name, answer, here())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, "factors.passkey.taken");
        }
        return "redirect:/account/twofactorauthentication";
    }

    @PostMapping("/login/passkey/options")
    @Public
    ResponseEntity<PasskeyOptions.Request> request() {
        return json(passkeys.request(here()));
    }

    /** Serves on its own, and after a password too. */
    @PostMapping("/login/passkey")
    @Public
    String signIn(
            @RequestParam(name = "PasskeyResponse", defaultValue = "") String answer,
            @RequestParam(defaultValue = "/") String returnUrl,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var path = pending.of(request).map(Pending::returnUrl).orElse(LocalPath.orElse(returnUrl, "/"));
        var user = passkeys.verify(answer, here());
        if (user.isPresent() && sessions.beginIfLetIn(user.get(), request, response)) {
            return "redirect:" + path;
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("view", new SignInView("", path, "factors.passkey.wrong", false));
        return "access/sign-in";
    }

    private static <T> ResponseEntity<T> json(T body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static Passkeys.Site here() {
        var here = ServletUriComponentsBuilder.fromCurrentContextPath().build();
        var host = here.getHost() == null ? "" : here.getHost();
        var port = here.getPort() < 0 ? "" : ":" + here.getPort();
        return new Passkeys.Site(here.getScheme() + "://" + host + port, host);
    }

    private static String show(Model model, @Nullable String error) {
        model.addAttribute("view", new PasskeyView(error));
        return "access/passkey";
    }
}
