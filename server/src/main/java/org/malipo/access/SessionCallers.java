package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller.Credential;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps in a session no more than whose it is and the account's stamp. Rights are read with each request, so that
 * taking them away counts for sessions that are open, and a new stamp ends them.
 */
@Component
class SessionCallers implements SecurityContextRepository {
    private static final String USER = "user";
    private static final String STAMP = "stamp";

    private final Callers callers;

    SessionCallers(Callers callers) {
        this.callers = callers;
    }

    @Override
    @SuppressWarnings("deprecation") // the one method of the interface that has no default body
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        var context = new SecurityContextImpl();
        context.setAuthentication(authentication(holder.getRequest().getSession(false)));
        return context;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof CallerAuthentication authentication) {
            var session = request.getSession();
            session.setAttribute(USER, authentication.getName());
            session.setAttribute(STAMP, authentication.stamp());
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, authentication.getName());
        } else if (request.getSession(false) != null) {
            request.getSession().removeAttribute(USER);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return authentication(request.getSession(false)) != null;
    }

    private @Nullable CallerAuthentication authentication(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(USER) instanceof String user)) {
            return null;
        }
        return callers.rightsOf(new UserId(user))
                .filter(rights -> rights.secret().stamp().equals(session.getAttribute(STAMP)))
                .filter(rights -> rights.account().refusal().isEmpty())
                .map(rights -> new CallerAuthentication(
                        rights.caller(new Credential.Session(), List.of(Grant.UNRESTRICTED)),
                        rights.secret().stamp()))
                .orElse(null);
    }
}
