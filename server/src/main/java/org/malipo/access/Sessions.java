package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** Signs people in who have just proved who they are in another way than by the sign-in form. */
@Component
public class Sessions {
    private final FormSignIn signIn;
    private final SessionCallers sessions;

    Sessions(FormSignIn signIn, SessionCallers sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /** The session gets another id, so that whoever knew the one before is left outside. */
    public void begin(UserId user, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        var context = new SecurityContextImpl(signIn.signedIn(user));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
