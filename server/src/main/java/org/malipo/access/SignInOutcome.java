package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Where a person goes from a form that was accepted or not. */
@Component
class SignInOutcome implements AuthenticationSuccessHandler, AccessDeniedHandler {
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        response.sendRedirect(request.getContextPath() + LocalPath.orElse(request.getParameter("returnUrl"), "/"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "CSRF token validation failed.");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
