package org.malipo.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.LocalPath;
import org.malipo.access.LoginCodes;
import org.malipo.access.Permission;
import org.malipo.access.Public;
import org.malipo.access.Requires;
import org.malipo.access.Sessions;
import org.malipo.access.SiteAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** Taking a sign-in to another device. */
@Controller
class LoginCodePages {
    private final LoginCodes codes;
    private final Sessions sessions;
    private final SiteAddress site;

    LoginCodePages(LoginCodes codes, Sessions sessions, SiteAddress site) {
        this.codes = codes;
        this.sessions = sessions;
        this.site = site;
    }

    @GetMapping("/account/login-codes")
    @Requires(Permission.UNRESTRICTED)
    String create(HttpServletResponse response, Model model) {
        var code = codes.create(OwnSession.user());
        var page = site.ofAnswer("/login?LoginCode=" + code + "&returnUrl=" + UriUtils.encode("/", UTF_8));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("view", new LoginCodeView(page));
        return "access/login-code";
    }

    /** The device that scanned the code sends it with a form, so that no preview of the link uses it up. */
    @PostMapping("/login/code")
    @Public
    String redeem(
            @RequestParam(name = "LoginCode", defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String returnUrl,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var user = codes.redeem(code);
        if (user.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute(
                    "view", new SignInView("", LocalPath.orElse(returnUrl, "/"), "factors.code.wrong", false));
            return "access/sign-in";
        }
        sessions.begin(user.get(), request, response);
        return "redirect:" + LocalPath.orElse(returnUrl, "/");
    }
}
