package org.malipo.wallets.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets clients of the first version of the API find the wallet where it was: {@code …/payment-methods/OnChain/BTC}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class LegacyPaths extends OncePerRequestFilter {
    private static final Pattern OLD =
            Pattern.compile("(.*/api/v1/stores/[^/]+/payment-methods)/onchain/([^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WALLET_CALL = Pattern.compile("/(preview|generate)", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Rewritten(request), response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !OLD.matcher(request.getRequestURI()).matches();
    }

    static String rewrite(String path) {
        var match = OLD.matcher(path);
        if (!match.matches()) {
            return path;
        }
        var rest = match.group(3) == null ? "" : match.group(3);
        var wallet = WALLET_CALL.matcher(rest).matches() ? "/wallet" : "";
        return match.group(1) + "/" + match.group(2) + "-CHAIN" + wallet + rest;
    }

    /** The same request at the new path. */
    private static final class Rewritten extends HttpServletRequestWrapper {
        Rewritten(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return rewrite(super.getRequestURI());
        }

        @Override
        public String getServletPath() {
            return rewrite(super.getServletPath());
        }
    }
}
