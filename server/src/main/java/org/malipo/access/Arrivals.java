package org.malipo.access;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** People who come to their accounts for the first time: the stores that wait for them take them in. */
@Component
class Arrivals {
    private final StoreInvitationTable waiting;
    private final InvitationTable invitations;
    private final MembershipTable memberships;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    Arrivals(
            StoreInvitationTable waiting,
            InvitationTable invitations,
            MembershipTable memberships,
            Audit audit,
            Callers callers,
            Clock clock) {
        this.waiting = waiting;
        this.invitations = invitations;
        this.memberships = memberships;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** This person has a password now. Whoever holds the link of their invitation must not set another one. */
    void noteOf(UserId user) {
        invitations.delete(user);
        var stores = waiting.of(user);
        if (stores.isEmpty()) {
            return;
        }
        waiting.deleteAll(user);
        for (var store : stores) {
            memberships.insert(store.store(), user, store.roleId(), clock.instant());
            var details = Map.of("role", store.roleId());
            audit.record(new AuditEntry("member.joined", store.store(), AuditEntry.user(user), details), user);
        }
        callers.forget(user);
    }
}
