package org.malipo.stores;

import java.util.Optional;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Memberships;
import org.malipo.access.Policies;
import org.malipo.access.Roles;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * How many stores a person may have: their own limit, else the server's. Those count in which they have the role that
 * makers of stores get. Administrators have no limit.
 */
@Component
public class StoreQuota {
    /** This person has as many stores as they may. */
    public static final Problem REACHED = Problem.of(
            Problem.Kind.FORBIDDEN, "store-limit-reached", "You have reached the maximum number of stores allowed.");

    private final Accounts accounts;
    private final Policies policies;
    private final Memberships memberships;
    private final Roles roles;

    StoreQuota(Accounts accounts, Policies policies, Memberships memberships, Roles roles) {
        this.accounts = accounts;
        this.policies = policies;
        this.memberships = memberships;
        this.roles = roles;
    }

    /** {@return whether this person has as many stores as they may} */
    public boolean isReached(Caller caller) {
        return !caller.isAdmin()
                && limit(caller)
                        .filter(limit -> memberships.storesWithRole(caller.user(), roles.defaultRole()) >= limit)
                        .isPresent();
    }

    /** @throws ProblemException if this person has as many stores as they may */
    public void refuseIfReached(Caller caller) {
        if (isReached(caller)) {
            throw new ProblemException(REACHED);
        }
    }

    private Optional<Integer> limit(Caller caller) {
        return accounts.find(caller.user())
                .map(Account::storeQuota)
                .or(() -> Optional.ofNullable(policies.current().storeQuota()));
    }
}
