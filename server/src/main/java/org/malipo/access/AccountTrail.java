package org.malipo.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes what was done to which account, in the log and in the audit. */
@Component
class AccountTrail {
    private static final Logger log = LoggerFactory.getLogger(AccountTrail.class);

    private final Audit audit;

    AccountTrail(Audit audit) {
        this.audit = audit;
    }

    /** @param action for example {@code user.disabled} */
    void note(String action, UserId user) {
        audit.record(new AuditEntry(action, null, AuditEntry.user(user)));
        log.info("Account {}: {}", user, action);
    }
}
