package org.malipo.access;

import java.util.Map;
import org.malipo.problem.TimedPlace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends what people, roles and keys may do in a store that is deleted. */
@Component
public class StoreRights {
    private static final int KEYS_AT_A_TIME = 200;

    private final MembershipTable memberships;
    private final StoreInvitationTable invitations;
    private final RoleTable roles;
    private final StoreGrantTable grants;
    private final Callers callers;
    private final Audit audit;

    StoreRights(
            MembershipTable memberships,
            StoreInvitationTable invitations,
            RoleTable roles,
            StoreGrantTable grants,
            Callers callers,
            Audit audit) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.roles = roles;
        this.grants = grants;
        this.callers = callers;
        this.audit = audit;
    }

    /** Ends all memberships, invitations and the store's own roles, for everybody at once. */
    @Transactional
    public void end(StoreId store) {
        memberships
                .members(store, TimedPlace.OLDEST, Integer.MAX_VALUE)
                .forEach(member -> callers.revoke(member.user()));
        memberships.deleteAll(store);
        invitations.deleteAll(store);
        roles.deleteAll(store);
        callers.forgetAll();
    }

    /**
     * Takes the store out of some keys that are limited to it; one that is left without any right is revoked.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean takeFromKeys(StoreId store) {
        var changed = grants.remove(store, KEYS_AT_A_TIME);
        for (var key : changed) {
            callers.forgetKey(key.hash());
            if (key.gone()) {
                audit.record(new AuditEntry(
                        "key.deleted", store, ApiKeys.object(key.hash()), Map.of("owner", key.accountId())));
            }
        }
        return changed.size() == KEYS_AT_A_TIME;
    }
}
