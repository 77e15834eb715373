package org.malipo.access;

import java.time.Clock;
import java.util.Map;
import org.malipo.access.StoreInvitationTable.Row;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invitations to stores of people who have no account here. The account is made at once; they become members when they
 * come to it, so that nobody who never came counts as an owner or is told of what happens in the store.
 */
@Component
public class StoreInvitations {
    private final StoreInvitationTable table;
    private final Memberships memberships;
    private final RoleTable roles;
    private final AccountTable accounts;
    private final Registration registration;
    private final Invitations invitations;
    private final AccountRemoval removal;
    private final Correspondence letters;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // an invitation makes an account, a letter, and in the end a member
    StoreInvitations(
            StoreInvitationTable table,
            Memberships memberships,
            RoleTable roles,
            AccountTable accounts,
            Registration registration,
            Invitations invitations,
            AccountRemoval removal,
            Correspondence letters,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.memberships = memberships;
        this.roles = roles;
        this.accounts = accounts;
        this.registration = registration;
        this.invitations = invitations;
        this.removal = removal;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@return whether this caller may invite people who have no account} */
    public boolean mayInvite(Caller by) {
        return registration.mayInvite(by);
    }

    /**
     * Takes somebody into the store who has an account: at once, or when they have come to it if other stores wait for
     * them as well.
     *
     * @return whether they are a member now
     * @throws MissingPermission if the caller does not hold what the role allows
     * @throws ProblemException if they are a member or invited already
     */
    @Transactional
    public boolean add(Caller by, StoreId store, Account account, Role role) {
        if (isAwaited(account.id())) {
            letWait(by, store, account, role, false);
            return false;
        }
        memberships.admit(by, store, account.id(), role);
        return true;
    }

    /** Looked at twice, so that nobody who arrives at this moment waits for ever. */
    private boolean isAwaited(UserId user) {
        if (table.of(user).isEmpty()) {
            return false;
        }
        accounts.lock(user);
        return !table.of(user).isEmpty();
    }

    /**
     * Invites somebody who has no account.
     *
     * @throws MissingPermission if the caller may not invite, or does not hold what the role allows
     * @throws FieldErrors.InvalidFields if it is no address, or if somebody has it
     */
    @Transactional
    public void invite(Caller by, StoreId store, String email, Role role) {
        letWait(by, store, registration.invite(email, by), role, true);
    }

    private void letWait(Caller by, StoreId store, Account account, Role role, boolean made) {
        var held = roles.hold(role.id())
                .orElseThrow(() -> FieldErrors.of("StoreRole", "The role id provided does not exist"));
        Roles.refuseBeyond(by, store, held.permissions());
        if (memberships.has(store, account.id())
                || !table.insert(new Row(account.id(), store, held.id(), made, clock.instant()))) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.CONFLICT, "duplicate-store-user-role", "The user is already added to the store"));
        }
        note("member.invited", store, account.id(), held.id());
        send(account);
    }

    /** Sends the letter once more. {@return whether letters can be sent} */
    @Transactional
    public boolean remind(StoreId store, UserId user) {
        waiting(store, user);
        accounts.find(user).ifPresent(entry -> send(entry.account()));
        return letters.canSend();
    }

    /**
     * Takes an invitation back. An account that was made for it and that nobody else waits for goes as well; of one that
     * stays, the link that this store knew is dead.
     *
     * @throws ProblemException if the store waits for no such person
     */
    @Transactional
    public void withdraw(StoreId store, UserId user) {
        accounts.lock(user);
        var row = waiting(store, user);
        table.delete(user, store);
        note("member.invitation.withdrawn", store, user, row.roleId());
        if (row.madeAccount()) {
            forget(user);
        }
    }

    private void forget(UserId user) {
        var entry = accounts.find(user).orElseThrow();
        var isKnown = entry.account().isAdmin() || entry.secret().passwordHash() != null;
        if (isKnown || !table.of(user).isEmpty() || memberships.works(user)) {
            invitations.renew(user);
        } else {
            removal.remove(user);
        }
    }

    private Row waiting(StoreId store, UserId user) {
        return table.of(user).stream()
                .filter(row -> row.store().equals(store))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound("user-not-found", "The user was not found")));
    }

    private void send(Account account) {
        invitations.linkOf(account.id()).ifPresent(link -> letters.invitation(account, link));
    }

    private void note(String action, StoreId store, UserId user, String role) {
        audit.record(new AuditEntry(action, store, AuditEntry.user(user), Map.of("role", role)));
    }
}
