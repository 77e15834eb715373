package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.security.web.authentication.SpringSessionRememberMeServices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signs people in who have just proved who they are in another way than by the sign-in form, and ends sessions. */
@Component
public class Sessions {
    private static final int STAMP_BYTES = 16;

    private final FormSignIn signIn;
    private final SessionCallers sessions;
    private final AccountTable accounts;
    private final Callers callers;
    private final AccountTrail trail;

    Sessions(FormSignIn signIn, SessionCallers sessions, AccountTable accounts, Callers callers, AccountTrail trail) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.callers = callers;
        this.trail = trail;
    }

    /** The session gets another id, so that whoever knew the one before is left outside. */
    public void begin(UserId user, HttpServletRequest request, HttpServletResponse response) {
        begin(signIn.signedIn(user, null), request, response);
    }

    /** As {@link #begin} for somebody whose account may be shut. @return whether they were let in */
    public boolean beginIfLetIn(UserId user, HttpServletRequest request, HttpServletResponse response) {
        var letIn = accounts.find(user)
                .filter(entry -> entry.account().refusal().isEmpty())
                .isPresent();
        if (letIn) {
            begin(user, request, response);
        }
        return letIn;
    }

    /** Begins a session in which an administrator acts in somebody's name. */
    void beginAs(UserId user, UserId impersonator, HttpServletRequest request, HttpServletResponse response) {
        begin(signIn.signedIn(user, impersonator), request, response);
    }

    /** Makes the session of this request last beyond the day. */
    void remember(HttpServletRequest request) {
        request.setAttribute(SpringSessionRememberMeServices.REMEMBER_ME_LOGIN_ATTR, true);
        request.getSession().setMaxInactiveInterval(Math.toIntExact(SessionConfiguration.REMEMBERED.toSeconds()));
    }

    private void begin(CallerAuthentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        var context = new SecurityContextImpl(authentication);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    /** Ends this person's sessions wherever they are open: none of them is known from the next request on. */
    @Transactional
    public void endAllOf(UserId user) {
        accounts.setStamp(user, OpaqueId.hex(STAMP_BYTES));
        trail.note("user.sessions.ended", user);
        callers.revoke(user);
    }
}
