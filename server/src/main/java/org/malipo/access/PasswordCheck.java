package org.malipo.access;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Decides who a pair of e-mail and password belongs to; five wrong passwords lock an account for five minutes. */
@Component
class PasswordCheck {
    static final int FAILURES = 5;
    static final Duration LOCK = Duration.ofMinutes(5);

    private final AccountTable table;
    private final Passwords passwords;
    private final Callers callers;
    private final Clock clock;

    PasswordCheck(AccountTable table, Passwords passwords, Callers callers, Clock clock) {
        this.table = table;
        this.passwords = passwords;
        this.callers = callers;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Result {
        record Right(Account account, AccountSecret secret) implements Result {}

        record UnknownUser() implements Result {}

        record WrongPassword() implements Result {}

        record LockedOut() implements Result {}

        /** The password was right, but the account is not let in. */
        record NotLetIn(String message) implements Result {}
    }

    Result check(String email, String password) {
        var found = table.findByEmail(email);
        if (found.isEmpty()) {
            passwords.matches(password, null);
            return new Result.UnknownUser();
        }
        var entry = found.get();
        if (entry.secret().isLocked(clock.instant())) {
            return new Result.LockedOut();
        }
        return passwords.matches(password, entry.secret().passwordHash()) ? right(entry) : wrong(entry.account());
    }

    private Result right(AccountTable.Entry entry) {
        if (!entry.secret().secondFactor()) { // else the right password would give new guesses at the second factor
            table.forgetFailures(entry.account().id());
        }
        return entry.account()
                .refusal()
                .<Result>map(Result.NotLetIn::new)
                .orElseGet(() -> new Result.Right(entry.account(), entry.secret()));
    }

    private Result wrong(Account account) {
        table.countFailure(account.id(), FAILURES, clock.instant().plus(LOCK));
        callers.forget(account.id());
        return new Result.WrongPassword();
    }
}
