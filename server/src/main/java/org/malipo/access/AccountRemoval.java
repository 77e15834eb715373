package org.malipo.access;

import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes people for good, with their keys, sessions and picture. A store in which they worked alone stays, without
 * anybody in it, as if they had left it; one that others work in must not lose its last owner.
 */
@Component
public class AccountRemoval {
    private final Accounts accounts;
    private final AccountUpdates updates;
    private final LastAdmin lastAdmin;
    private final Profiles profiles;
    private final AccountTrail trail;
    private final Callers callers;

    AccountRemoval(
            Accounts accounts,
            AccountUpdates updates,
            LastAdmin lastAdmin,
            Profiles profiles,
            AccountTrail trail,
            Callers callers) {
        this.accounts = accounts;
        this.updates = updates;
        this.lastAdmin = lastAdmin;
        this.profiles = profiles;
        this.trail = trail;
        this.callers = callers;
    }

    /** @throws ProblemException if they are the last administrator, or the last owner of a store that others work in */
    @Transactional
    public void remove(UserId id) {
        lastAdmin.refuse(id);
        updates.lockStoresOf(id);
        var orphans = updates.storesOrphanedBy(id);
        if (!orphans.isEmpty()) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.CONFLICT,
                    "store-user-role-orphaned",
                    "Removing this user would result in the store "
                            + orphans.getFirst().value() + " having no owner."));
        }
        accounts.find(id).ifPresent(profiles::forgetPicture);
        trail.note("user.removed", id);
        updates.delete(id);
        callers.revoke(id);
    }
}
