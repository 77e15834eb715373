package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.malipo.access.Impersonation;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SignedIn;
import org.malipo.access.UserId;
import org.malipo.problem.MissingPermission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Acting as somebody else, and stopping. */
@Controller
class ImpersonationPages {
    private final Impersonation impersonation;

    ImpersonationPages(Impersonation impersonation) {
        this.impersonation = impersonation;
    }

    @PostMapping("/server/users/{userId}/impersonate")
    @Requires(Permission.CAN_MANAGE_USERS)
    String begin(
            @PathVariable String userId,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (reason.isBlank()) {
            return "redirect:/server/users/" + URLEncoder.encode(userId, StandardCharsets.UTF_8) + "?told=no-reason";
        }
        if (!impersonation.begin(new UserId(userId), reason.strip(), request, response)) {
            throw new MissingPermission(Permission.CAN_IMPERSONATE.policy());
        }
        return "redirect:/";
    }

    @PostMapping("/account/impersonation/stop")
    @SignedIn
    String stop(HttpServletRequest request, HttpServletResponse response) {
        return impersonation.end(request, response) ? "redirect:/server/users" : "redirect:/";
    }
}
