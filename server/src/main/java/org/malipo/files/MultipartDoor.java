package org.malipo.files;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;

/** Lets bodies of several parts through to where files are taken, and nowhere else. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MultipartDoor extends OncePerRequestFilter {
    private static final Pattern TAKES_FILES = Pattern.compile("/api/v1/files"
            + "|/api/v1/stores/[^/]+/logo"
            + "|/api/v1/users/me/picture"
            + "|/stores/[^/]+/(?:settings|checkout)(?:/.*)?"
            + "|/stores/[^/]+/wallet/(?:connect|multisig)/file"
            + "|/stores/[^/]+/wallet/(?:labels|psbt)"
            + "|/stores/[^/]+/wallet/pending/[^/]+/psbt"
            + "|/account(?:/.*)?"
            + "|/server/(?:files|branding)(?:/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isMultipart(request)
                && !TAKES_FILES.matcher(request.getRequestURI()).matches()) {
            response.setStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
        } else {
            pass(request, response, chain);
        }
    }

    /** Parts that nobody can read, or a file's name with a NUL in it, are the client's mistake. */
    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException e) {
            if (!(e.getCause() instanceof MultipartException) || response.isCommitted()) {
                throw e;
            }
            response.reset();
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
