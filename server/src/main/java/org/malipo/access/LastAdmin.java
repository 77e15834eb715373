package org.malipo.access;

import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Keeps the last administrator who can sign in: without one, nobody could look after the server. */
@Component
class LastAdmin {
    private final AccountUpdates updates;

    LastAdmin(AccountUpdates updates) {
        this.updates = updates;
    }

    /**
     * Within a transaction that takes this person away from the administrators, if they are one of them.
     *
     * @throws ProblemException if nobody would be left
     */
    void refuse(UserId leaving) {
        var admins = updates.lockAdmins();
        if (admins.size() == 1 && admins.getFirst().equals(leaving)) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "last-administrator",
                    "This is the only administrator who can sign in. Make somebody else an administrator first."));
        }
    }
}
