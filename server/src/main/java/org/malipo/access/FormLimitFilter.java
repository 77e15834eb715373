package org.malipo.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.malipo.access.RateLimits.Zone;
import org.malipo.problem.RateLimited;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits how often an address may send the sign-in form, which no handler method sees, and what comes after it. */
class FormLimitFilter extends OncePerRequestFilter {
    private final RateLimits limits;

    FormLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var pause = zone(request).flatMap(zone -> limits.tryTake(zone, request.getRemoteAddr()));
        if (pause.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(new RateLimited(pause.get()).seconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    private static Optional<Zone> zone(HttpServletRequest request) {
        var path = request.getServletPath();
        if (!request.getMethod().equals("POST")) {
            return Optional.empty();
        }
        return path.equals("/login")
                ? Optional.of(Zone.LOGIN)
                : Optional.of(Zone.SIGN_IN_STEP).filter(_ -> path.startsWith("/login/"));
    }
}
