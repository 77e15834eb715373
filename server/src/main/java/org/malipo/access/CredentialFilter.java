package org.malipo.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.malipo.access.Credentials.Outcome;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes known who sends a request with credentials. Wrong ones are remembered rather than refused: what is public
 * stays public, and everything else answers with the reason.
 */
class CredentialFilter extends OncePerRequestFilter {
    private static final String REFUSAL = CredentialFilter.class.getName() + ".refusal";

    private final Credentials credentials;

    CredentialFilter(Credentials credentials) {
        this.credentials = credentials;
    }

    /** {@return why this request's credentials were refused, if they were} */
    static Optional<String> refusal(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(REFUSAL));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (credentials.of(request.getHeader(HttpHeaders.AUTHORIZATION), request.getRemoteAddr())) {
            case Outcome.Known(var authentication) ->
                SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
            case Outcome.Refused(var message) -> request.setAttribute(REFUSAL, message);
            case Outcome.None _ -> {}
        }
        chain.doFilter(request, response);
    }
}
