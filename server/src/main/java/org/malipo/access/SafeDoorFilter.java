package org.malipo.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Shows no form for a password, and takes none, over a connection on which others read along. */
class SafeDoorFilter extends OncePerRequestFilter {
    static final String SHUT = "/login/insecure";

    private final SafeDoor door;

    SafeDoorFilter(SafeDoor door) {
        this.door = door;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!takesPasswords(request.getServletPath()) || door.isOpen(request)) {
            chain.doFilter(request, response);
        } else if (request.getMethod().equals("POST")) {
            response.sendRedirect(request.getContextPath() + SHUT);
        } else {
            request.getRequestDispatcher(SHUT).forward(request, response);
        }
    }

    private static boolean takesPasswords(String path) {
        return path.equals("/login")
                || (path.startsWith("/login/") && !path.equals(SHUT))
                || path.equals("/register")
                || path.startsWith("/invite/");
    }
}
