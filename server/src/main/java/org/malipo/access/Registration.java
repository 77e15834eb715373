package org.malipo.access;

import java.util.Optional;
import org.malipo.access.Caller.Unauthenticated;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Decides who may make accounts: a stranger the first administrator of an empty server, later those who are allowed. */
@Component
public class Registration {
    private final Accounts accounts;

    Registration(Accounts accounts) {
        this.accounts = accounts;
    }

    /** {@return whether a stranger can make the first administrator} */
    public boolean isOpen() {
        return !accounts.hasAdmin();
    }

    /**
     * Makes an account.
     *
     * @param by who asks for it; empty for a stranger
     * @throws ProblemException if a stranger is not let
     * @throws MissingPermission if the caller is not
     */
    public Account register(NewAccount request, Optional<Caller> by) {
        return by.map(caller -> byCaller(request, caller)).orElseGet(() -> byStranger(request));
    }

    private Account byStranger(NewAccount request) {
        if (request.isAdmin()) {
            return accounts.createFirstAdmin(request);
        }
        if (!isOpen()) {
            throw new ProblemException(
                    new Unauthenticated("New user creation isn't authorized to users who are not admin"));
        }
        return accounts.create(request, true);
    }

    private Account byCaller(NewAccount request, Caller caller) {
        if (request.isAdmin() && !isUnrestrictedAdmin(caller)) {
            throw new MissingPermission(Permission.UNRESTRICTED.policy());
        }
        if (!caller.may(Permission.CAN_CREATE_USER, null)) {
            throw new MissingPermission(Permission.CAN_CREATE_USER.policy());
        }
        return accounts.create(request, caller.isAdmin());
    }

    private static boolean isUnrestrictedAdmin(Caller caller) {
        return caller.may(Permission.CAN_MODIFY_SERVER_SETTINGS, null) && caller.may(Permission.UNRESTRICTED, null);
    }
}
