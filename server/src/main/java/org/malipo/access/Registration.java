package org.malipo.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Accounts.Standing;
import org.malipo.access.Caller.Unauthenticated;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who may make accounts: a stranger the first administrator of an empty server; later strangers and people only
 * as far as the server's policies let them.
 */
@Component
public class Registration {
    private final Accounts accounts;
    private final Policies policies;
    private final Invitations invitations;
    private final Correspondence letters;
    private final AccountTrail trail;

    Registration(
            Accounts accounts, Policies policies, Invitations invitations, Correspondence letters, AccountTrail trail) {
        this.accounts = accounts;
        this.policies = policies;
        this.invitations = invitations;
        this.letters = letters;
        this.trail = trail;
    }

    /** {@return whether a stranger can make the first administrator} */
    public boolean isOpen() {
        return !accounts.hasAdmin();
    }

    /** {@return whether a stranger can make an account} */
    public boolean isOpenToStrangers() {
        return isOpen() || !policies.current().lockSubscription();
    }

    /** {@return where strangers register instead, or null for here} */
    public @Nullable String elsewhere() {
        return isOpen() ? null : policies.current().registerPageRedirect();
    }

    /** Makes an account; whoever a known caller makes one for is invited, by letter as well. */
    @Transactional
    public Account register(NewAccount request, Optional<Caller> by) {
        return register(request, by, true);
    }

    /**
     * Makes an account.
     *
     * @param by who asks for it; empty for a stranger
     * @param letter whether somebody who is invited gets a letter
     * @throws ProblemException if a stranger is not let
     * @throws MissingPermission if the caller is not
     */
    @Transactional
    public Account register(NewAccount request, Optional<Caller> by, boolean letter) {
        return by.map(caller -> byCaller(request, caller, letter)).orElseGet(() -> byStranger(request));
    }

    private Account byStranger(NewAccount request) {
        if (request.isAdmin()) {
            return noted("user.registered", accounts.createFirstAdmin(request));
        }
        if (!isOpenToStrangers()) {
            throw new ProblemException(
                    new Unauthenticated("New user creation isn't authorized to users who are not admin"));
        }
        var account = noted("user.registered", accounts.create(request, standing(isOpen())));
        if (account.requiresEmailConfirmation()) {
            letters.confirmEmail(account);
        } else {
            requestApproval(account);
        }
        return account;
    }

    private Account byCaller(NewAccount request, Caller caller, boolean letter) {
        refuse(request, caller);
        var account = invited(request, caller);
        var link = invitations.invite(account.id());
        if (letter) {
            letters.invitation(account, link);
        }
        requestApproval(account);
        return account;
    }

    /** {@return whether they may make accounts of people whom a store invites} */
    boolean mayInvite(Caller by) {
        return !policies.current().lockSubscription() || by.may(Permission.CAN_CREATE_USER, null);
    }

    /**
     * Makes the account of somebody whom a store invites; the letter is the store's affair.
     *
     * @throws MissingPermission if the caller may not
     */
    @Transactional
    Account invite(String email, Caller by) {
        if (!mayInvite(by)) {
            throw new MissingPermission(Permission.CAN_CREATE_USER.policy());
        }
        var account = invited(new NewAccount(email, null, null, null, false), by);
        invitations.invite(account.id());
        requestApproval(account);
        return account;
    }

    private Account invited(NewAccount request, Caller by) {
        var known = by.isAdmin() && by.may(Permission.CAN_CREATE_USER, null);
        return noted("user.invited", accounts.create(request, standing(known || isOpen())));
    }

    private void refuse(NewAccount request, Caller caller) {
        if (request.isAdmin() && !isUnrestrictedAdmin(caller)) {
            throw new MissingPermission(
                    Permission.UNRESTRICTED.policy(),
                    "Insufficient API Permissions. Please use an API key with permission: unrestricted and be an"
                            + " admin.");
        }
        var now = policies.current();
        var locked = now.lockSubscription() || now.disableNonAdminCreateUserApi();
        if (locked && !caller.may(Permission.CAN_CREATE_USER, null)) {
            throw new MissingPermission(Permission.CAN_CREATE_USER.policy());
        }
    }

    /** {@return what is asked of new people now} */
    private Standing standing(boolean approved) {
        var now = policies.current();
        return new Standing(approved, now.requiresUserApproval(), false, now.requiresConfirmedEmail());
    }

    /** Tells administrators of somebody who can't come in without them. */
    void requestApproval(Account account) {
        if (account.requiresApproval() && !account.approved()) {
            letters.approvalRequested(account);
        }
    }

    private Account noted(String action, Account account) {
        trail.note(action, account.id());
        return account;
    }

    private static boolean isUnrestrictedAdmin(Caller caller) {
        return caller.may(Permission.CAN_MODIFY_SERVER_SETTINGS, null) && caller.may(Permission.UNRESTRICTED, null);
    }
}
