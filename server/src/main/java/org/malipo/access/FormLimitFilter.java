package org.malipo.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.malipo.access.RateLimits.Zone;
import org.malipo.problem.RateLimited;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits how often an address may send the forms of strangers. */
class FormLimitFilter extends OncePerRequestFilter {
    private static final Map<String, Zone> FORMS = Map.of(
            "/login", Zone.LOGIN,
            "/register", Zone.REGISTER,
            "/forgot-password", Zone.FORGOT_PASSWORD);

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
        return request.getMethod().equals("POST")
                ? Optional.ofNullable(FORMS.get(request.getServletPath()))
                : Optional.empty();
    }
}
