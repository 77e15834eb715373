package org.malipo.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Where a person goes from a form that was accepted or not. */
@Component
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler, AccessDeniedHandler {
    private final PendingSignIns pending;

    SignInOutcome(PendingSignIns pending) {
        this.pending = pending;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        response.sendRedirect(request.getContextPath() + LocalPath.orElse(request.getParameter("returnUrl"), "/"));
    }

    /** A right password may be half of it; after a wrong one the form comes again. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof SecondFactorNeeded needed) {
            pending.begin(needed, request);
            response.sendRedirect(request.getContextPath() + "/login/second-login");
            return;
        }
        request.setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, failure);
        request.getRequestDispatcher("/login/failed").forward(request, response);
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
