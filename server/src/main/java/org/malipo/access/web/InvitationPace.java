package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Caller;
import org.malipo.access.RateLimits;
import org.malipo.access.RateLimits.Zone;
import org.malipo.problem.RateLimited;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How many letters to strangers the owners of stores cause. Administrators are not held up. */
@Component
class InvitationPace {
    private final RateLimits limits;

    InvitationPace(RateLimits limits) {
        this.limits = limits;
    }

    /** {@return whether it is too many; the answer says then when to go on} */
    boolean isExceeded(HttpServletRequest request, HttpServletResponse response) {
        if (Caller.current().isAdmin()) {
            return false;
        }
        var pause = limits.tryTake(Zone.REGISTER, request.getRemoteAddr());
        pause.ifPresent(wait -> {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(new RateLimited(wait).seconds()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        });
        return pause.isPresent();
    }
}
