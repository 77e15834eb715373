package org.malipo.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.malipo.access.RateLimits.Zone;
import org.malipo.problem.RateLimited;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits how often an address may send the sign-in form, which is read by a filter and reaches no handler method. */
class FormLimitFilter extends OncePerRequestFilter {
    private final RateLimits limits;

    FormLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var pause =
                isSignIn(request) ? limits.tryTake(Zone.LOGIN, request.getRemoteAddr()) : Optional.<Duration>empty();
        if (pause.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(new RateLimited(pause.get()).seconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getServletPath().equals("/login");
    }
}
