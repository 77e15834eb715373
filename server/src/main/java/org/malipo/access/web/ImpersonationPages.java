package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Impersonation;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SignedIn;
import org.malipo.access.UserId;
import org.malipo.problem.MissingPermission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Acting as somebody else, and stopping. */
@Controller
class ImpersonationPages {
    private final Impersonation impersonation;

    ImpersonationPages(Impersonation impersonation) {
        this.impersonation = impersonation;
    }

    @PostMapping("/server/users/{userId}/impersonate")
    @Requires(Permission.CAN_MANAGE_USERS)
    String begin(@PathVariable String userId, HttpServletRequest request, HttpServletResponse response) {
        if (!impersonation.begin(new UserId(userId), request, response)) {
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
