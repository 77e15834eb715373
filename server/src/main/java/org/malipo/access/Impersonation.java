package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Administrators who look at the server with the eyes of somebody else, and everybody can see that they do. */
@Component
public class Impersonation {
    private static final Logger log = LoggerFactory.getLogger(Impersonation.class);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;

    Impersonation(Accounts accounts, Sessions sessions, Audit audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** {@return whether they may: administrators, with a session of their own, may become anybody who is none} */
    public boolean isAllowed(Caller by, UserId target) {
        return by.isAdmin()
                && by.credential() instanceof Caller.Credential.Session
                && !by.isImpersonated()
                && accounts.find(target).filter(account -> !account.isAdmin()).isPresent();
    }

    /**
     * The line in the audit log is written before the session changes hands.
     *
     * @param reason for the audit log
     * @return whether it has
     */
    public boolean begin(UserId target, String reason, HttpServletRequest request, HttpServletResponse response) {
        var by = Caller.current();
        if (!isAllowed(by, target)) {
            return false;
        }
        audit.record(
                new AuditEntry("user.impersonation.begun", null, AuditEntry.user(target), Map.of("reason", reason)));
        sessions.beginAs(target, by.user(), request, response);
        log.info("Administrator {} acts as account {}", by.user(), target);
        return true;
    }

    /** Gives the session back to the administrator. @return whether there was one */
    public boolean end(HttpServletRequest request, HttpServletResponse response) {
        if (Caller.current().credential() instanceof Caller.Credential.Session(var admin) && admin != null) {
            var target = Caller.current().user();
            audit.record(new AuditEntry("user.impersonation.ended", null, AuditEntry.user(target)));
            sessions.begin(admin, request, response);
            return true;
        }
        return false;
    }
}
