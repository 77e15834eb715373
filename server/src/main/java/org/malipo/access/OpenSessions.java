package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.malipo.access.factor.Sha256;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where somebody is signed in. */
@Component
public class OpenSessions {
    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final Callers callers;
    private final AccountTrail trail;

    OpenSessions(FindByIndexNameSessionRepository<? extends Session> repository, Callers callers, AccountTrail trail) {
        this.repository = repository;
        this.callers = callers;
        this.trail = trail;
    }

    /**
     * A session that is open.
     *
     * @param id a name for it that signs nobody in
     * @param device browser and system
     * @param address the IP address it was begun from
     * @param current whether it is the one of this request
     * @param impersonated whether an administrator is behind it
     */
    public record OpenSession(
            String id,
            String device,
            String address,
            Instant since,
            Instant lastSeen,
            boolean current,
            boolean impersonated) {}

    /** {@return the sessions of this person, the last seen first} */
    public List<OpenSession> of(UserId user, HttpServletRequest request) {
        var session = request.getSession(false);
        var current = session == null ? "" : session.getId();
        return live(user).values().stream()
                .map(open -> describe(open, current))
                .sorted(Comparator.comparing(OpenSession::lastSeen).reversed())
                .toList();
    }

    /** Ends one of this person's sessions; does nothing if it is over already. */
    public void end(UserId user, String id) {
        live(user).keySet().stream()
                .filter(open -> Sha256.of(open).equals(id))
                .findFirst()
                .ifPresent(open -> {
                    repository.deleteById(open);
                    trail.note("user.session.ended", user);
                    callers.revoke(user);
                });
    }

    private Map<String, ? extends Session> live(UserId user) {
        var stamp =
                callers.rightsOf(user).map(rights -> rights.secret().stamp()).orElse("");
        var found = repository.findByPrincipalName(user.value());
        found.values().removeIf(session -> !stamp.equals(session.getAttribute(SessionCallers.STAMP)));
        return found;
    }

    private static OpenSession describe(Session session, String current) {
        return new OpenSession(
                Sha256.of(session.getId()),
                Device.of(session.getAttributeOrDefault(SessionCallers.DEVICE, "")),
                session.getAttributeOrDefault(SessionCallers.ADDRESS, ""),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getId().equals(current),
                session.getAttribute(SessionCallers.IMPERSONATOR) != null);
    }
}
