package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller.Credential;
import org.springframework.http.HttpHeaders;
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
    static final String STAMP = "stamp";
    static final String DEVICE = "device";
    static final String ADDRESS = "address";
    static final String IMPERSONATOR = "impersonator";
    private static final String IMPERSONATOR_STAMP = "impersonator.stamp";
    private static final String USER = "user";
    private static final int LONGEST_DEVICE = 300;

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
            var agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
            session.setAttribute(DEVICE, agent.substring(0, Math.min(agent.length(), LONGEST_DEVICE)));
            session.setAttribute(ADDRESS, request.getRemoteAddr());
            keepImpersonator(authentication.getPrincipal().credential(), session);
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
        var impersonator = session.getAttribute(IMPERSONATOR) instanceof String by ? new UserId(by) : null;
        if (impersonator != null && !mayStillImpersonate(impersonator, session)) {
            return null;
        }
        return live(new UserId(user), session.getAttribute(STAMP))
                .filter(rights -> impersonator == null || !rights.account().isAdmin())
                .map(rights -> new CallerAuthentication(
                        rights.caller(new Credential.Session(impersonator), List.of(Grant.UNRESTRICTED)),
                        rights.secret().stamp()))
                .orElse(null);
    }

    private Optional<Callers.Rights> live(UserId user, @Nullable Object stamp) {
        return callers.rightsNow(user)
                .filter(rights -> rights.secret().stamp().equals(stamp))
                .filter(rights -> rights.account().refusal().isEmpty());
    }

    private boolean mayStillImpersonate(UserId impersonator, HttpSession session) {
        return live(impersonator, session.getAttribute(IMPERSONATOR_STAMP))
                .filter(rights -> rights.account().isAdmin())
                .isPresent();
    }

    private void keepImpersonator(Credential credential, HttpSession session) {
        if (credential instanceof Credential.Session(var impersonator) && impersonator != null) {
            session.setAttribute(IMPERSONATOR, impersonator.value());
            callers.rightsOf(impersonator)
                    .ifPresent(rights -> session.setAttribute(
                            IMPERSONATOR_STAMP, rights.secret().stamp()));
        } else {
            session.removeAttribute(IMPERSONATOR);
            session.removeAttribute(IMPERSONATOR_STAMP);
        }
    }
}
