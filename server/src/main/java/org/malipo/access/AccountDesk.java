package org.malipo.access;

import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator does to the accounts of others. */
@Component
public class AccountDesk {
    private final Accounts accounts;
    private final AccountTable table;
    private final AccountUpdates updates;
    private final LastAdmin lastAdmin;
    private final Passwords passwords;
    private final Correspondence letters;
    private final Invitations invitations;
    private final Arrivals arrivals;
    private final AccountTrail trail;
    private final Callers callers;

    AccountDesk(
            Accounts accounts,
            AccountTable table,
            AccountUpdates updates,
            LastAdmin lastAdmin,
            Passwords passwords,
            Correspondence letters,
            Invitations invitations,
            Arrivals arrivals,
            AccountTrail trail,
            Callers callers) {
        this.accounts = accounts;
        this.table = table;
        this.updates = updates;
        this.lastAdmin = lastAdmin;
        this.passwords = passwords;
        this.letters = letters;
        this.invitations = invitations;
        this.arrivals = arrivals;
        this.trail = trail;
        this.callers = callers;
    }

    /**
     * Shuts an account, which ends its sessions and stops its keys at once, or opens it again.
     *
     * @throws ProblemException if it is the last administrator's
     */
    @Transactional
    public void setDisabled(UserId id, boolean disabled) {
        if (disabled) {
            lastAdmin.refuse(id);
        }
        updates.setDisabled(id, disabled, OpaqueId.hex(Accounts.STAMP_BYTES));
        noted(disabled ? "user.disabled" : "user.enabled", id);
    }

    /**
     * Lets somebody in who needs an administrator's leave, or takes the leave away.
     *
     * @throws ProblemException if there is nothing to decide
     */
    @Transactional
    public void setApproved(UserId id, boolean approved) {
        var account = accounts.find(id).orElseThrow();
        if (account.approved() == approved) {
            throw invalidState("User is already " + (approved ? "approved" : "unapproved"));
        }
        if (!account.requiresApproval()) {
            throw invalidState((approved ? "Approving" : "Unapproving") + " user failed: No approval required");
        }
        if (!approved) {
            lastAdmin.refuse(id);
        }
        updates.setApproved(id, approved);
        if (approved) {
            letters.approved(account);
        }
        noted(approved ? "user.approved" : "user.unapproved", id);
    }

    /** @param storeQuota null where the server's own limit holds */
    public record Standing(
            @Nullable String name,
            boolean isAdmin,
            boolean emailConfirmed,
            @Nullable Integer storeQuota) {}

    /**
     * @throws FieldErrors.InvalidFields if a value won't do
     * @throws ProblemException if the last administrator would be one no more, or could not sign in
     */
    @Transactional
    public void change(UserId id, Standing wanted) {
        var errors = new FieldErrors();
        Profile.checkName(wanted.name(), errors);
        if (wanted.storeQuota() != null && wanted.storeQuota() < 0) {
            errors.add("StoreQuota", "The quota can't be below 0");
        }
        errors.throwIfAny();
        if (!wanted.isAdmin() || shutsOut(id, wanted)) {
            lastAdmin.refuse(id); // locks all administrators, so that nothing else may be locked before
        }
        table.lock(id);
        if (wanted.isAdmin() && !accounts.find(id).orElseThrow().isAdmin()) {
            invitations.renew(id); // whoever knows the link must not become an administrator by it
        }
        updates.setName(id, wanted.name());
        updates.setStanding(id, wanted.isAdmin(), wanted.emailConfirmed(), wanted.storeQuota());
        noted("user.changed", id);
    }

    private boolean shutsOut(UserId id, Standing wanted) {
        return !wanted.emailConfirmed()
                && accounts.find(id).filter(Account::requiresEmailConfirmation).isPresent();
    }

    /**
     * Sets somebody's password, which ends their sessions.
     *
     * @throws FieldErrors.InvalidFields if it won't do
     */
    @Transactional
    public void setPassword(UserId id, String wanted) {
        Passwords.refuse(wanted, "Password");
        table.setPassword(id, passwords.hash(wanted), OpaqueId.hex(Accounts.STAMP_BYTES));
        table.forgetFailures(id);
        arrivals.noteOf(id);
        noted("user.password.set", id);
    }

    /** Sends the letter of an open invitation once more. */
    @Transactional
    public void remind(UserId id) {
        var account = accounts.find(id).orElseThrow();
        invitations.linkOf(id).ifPresent(link -> letters.invitation(account, link));
    }

    private void noted(String action, UserId id) {
        trail.note(action, id);
        callers.revoke(id);
    }

    private static ProblemException invalidState(String message) {
        return new ProblemException(Problem.refused("invalid-state", message));
    }
}
