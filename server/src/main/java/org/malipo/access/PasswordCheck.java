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
    private final UnknownEmails strangers;
    private final Clock clock;

    PasswordCheck(AccountTable table, Passwords passwords, Callers callers, UnknownEmails strangers, Clock clock) {
        this.table = table;
        this.passwords = passwords;
        this.callers = callers;
        this.strangers = strangers;
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
            return unknown(email, password);
        }
        var entry = found.get();
        if (entry.secret().isLocked(clock.instant())) {
            return new Result.LockedOut();
        }
        return passwords.matches(password, entry.secret().passwordHash()) ? right(entry) : wrong(entry.account());
    }

    /** As an account would, so that neither answers nor their time tell whether there is one. */
    private Result unknown(String email, String password) {
        if (strangers.isLocked(email)) {
            return new Result.LockedOut();
        }
        passwords.matches(password, null);
        strangers.countFailure(email);
        return new Result.UnknownUser();
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
