package org.malipo.access;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.malipo.access.SecondFactors.Verdict;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong second factors together with wrong passwords. Attempts on one account wait for each other, so that
 * trying many at the same time does not get past the lock.
 */
@Component
class FactorAttempts {
    private final AccountTable accounts;
    private final Callers callers;
    private final Clock clock;

    FactorAttempts(AccountTable accounts, Callers callers, Clock clock) {
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Verdict attempt(UserId user, BooleanSupplier isRight) {
        accounts.lock(user);
        var secret = accounts.find(user).orElseThrow().secret();
        if (secret.isLocked(clock.instant())) {
            return Verdict.LOCKED_OUT;
        }
        if (isRight.getAsBoolean()) {
            accounts.forgetFailures(user);
            return Verdict.RIGHT;
        }
        accounts.countFailure(user, clock.instant());
        callers.forget(user);
        return Verdict.WRONG;
    }
}
