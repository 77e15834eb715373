package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Calls of the API that BitPay's plugins know, which lies at the root of the server. One path is also a page's: a browser that
 * asks for an invoice by its number wants the page.
 */
final class BitpayPaths implements RequestMatcher {
    private final RequestMatcher own =
            any("/invoices", "/invoices/", "/rates/**", "/tokens", "/tokens/", "/api/rates", "/api/v1/invoices");
    private final RequestMatcher shared = any("/invoices/*");

    private static RequestMatcher any(String... patterns) {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                List.of(patterns).stream().<RequestMatcher>map(paths::matcher).toList());
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return own.matches(request) || (shared.matches(request) && !isBrowser(request));
    }

    private static boolean isBrowser(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
