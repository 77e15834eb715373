package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.malipo.access.factor.LnurlAuth;
import org.springframework.stereotype.Component;

/** People who have typed the right password and have yet to show a second factor. Their session holds who they may become. */
@Component
public class PendingSignIns {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String USER = "pending.user";
    private static final String STAMP = "pending.stamp";
    private static final String SINCE = "pending.since";
    private static final String RETURN_URL = "pending.returnUrl";
    private static final String REMEMBER = "pending.remember";
    private static final String CHALLENGE = "pending.challenge";

    private final Callers callers;
    private final Sessions sessions;
    private final LnurlAuth wallets;
    private final Clock clock;

    PendingSignIns(Callers callers, Sessions sessions, LnurlAuth wallets, Clock clock) {
        this.callers = callers;
        this.sessions = sessions;
        this.wallets = wallets;
        this.clock = clock;
    }

    /**
     * Somebody at the door.
     *
     * @param returnUrl where they want to go
     * @param remember whether the session is to last
     */
    public record Pending(UserId user, String returnUrl, boolean remember) {}

    /** Whoever knew the session before is left outside, and a challenge for somebody else goes on no longer. */
    void begin(SecondFactorNeeded needed, HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        var session = request.getSession();
        session.removeAttribute(CHALLENGE);
        session.setAttribute(USER, needed.user().value());
        session.setAttribute(STAMP, needed.stamp());
        session.setAttribute(SINCE, clock.millis());
        session.setAttribute(RETURN_URL, LocalPath.orElse(request.getParameter("returnUrl"), "/"));
        session.setAttribute(REMEMBER, Boolean.parseBoolean(request.getParameter("RememberMe")));
    }

    /** {@return who is at the door of this session; nobody when they took too long or their password changed} */
    public Optional<Pending> of(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(USER) instanceof String user)
                || !(session.getAttribute(SINCE) instanceof Long since)
                || clock.instant().isAfter(Instant.ofEpochMilli(since).plus(PATIENCE))) {
            return Optional.empty();
        }
        return callers.rightsOf(new UserId(user))
                .filter(rights -> rights.secret().stamp().equals(session.getAttribute(STAMP)))
                .map(rights -> pending(rights.account().id(), session));
    }

    /**
     * {@return what their wallet is to sign} The same as long as they are at this door. It opens no other one, so that nobody
     * is led to sign what was asked of another browser.
     */
    public String challenge(Pending pending, HttpServletRequest request) {
        var session = request.getSession();
        if (session.getAttribute(CHALLENGE) instanceof String before) {
            return before;
        }
        var made = wallets.askToSignIn(pending.user());
        session.setAttribute(CHALLENGE, made);
        return made;
    }

    /** Lets them in. */
    public void complete(Pending pending, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession();
        session.removeAttribute(USER);
        session.removeAttribute(STAMP);
        session.removeAttribute(CHALLENGE);
        if (pending.remember()) {
            sessions.remember(request);
        }
        sessions.begin(pending.user(), request, response);
    }

    private static Pending pending(UserId user, HttpSession session) {
        var returnUrl = session.getAttribute(RETURN_URL) instanceof String path ? path : "/";
        return new Pending(user, returnUrl, Boolean.TRUE.equals(session.getAttribute(REMEMBER)));
    }
}
