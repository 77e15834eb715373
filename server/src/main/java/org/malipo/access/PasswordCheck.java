package org.malipo.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides who a pair of e-mail and password belongs to. Five wrong passwords, none of them more than five minutes after the
 * one before, lock an account for five minutes.
 */
@Component
class PasswordCheck {
    static final int FAILURES = 5;
    static final Duration LOCK = Duration.ofMinutes(5);

    private final AccountTable table;
    private final Passwords passwords;
    private final Callers callers;
    private final UnknownEmails strangers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordCheck(
            AccountTable table,
            Passwords passwords,
            Callers callers,
            UnknownEmails strangers,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.passwords = passwords;
        this.callers = callers;
        this.strangers = strangers;
        this.transaction = transaction;
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
        var tried = found.get();
        if (tried.secret().isLocked(clock.instant())) {
            return new Result.LockedOut();
        }
        var isRight = passwords.matches(password, tried.secret().passwordHash());
        return Objects.requireNonNull(transaction.execute(_ -> settle(tried, isRight)));
    }

    /**
     * Attempts on one account come here one after the other, and what is known of it is read anew: many that are made at the
     * same time get no further than five, and a password that was changed meanwhile is a wrong one.
     */
    private Result settle(AccountTable.Entry tried, boolean isRight) {
        var id = tried.account().id();
        table.lock(id);
        var entry = table.find(id).orElse(null);
        if (entry == null) {
            return new Result.UnknownUser();
        }
        if (entry.secret().isLocked(clock.instant())) {
            return new Result.LockedOut();
        }
        var hash = entry.secret().passwordHash();
        return isRight && Objects.equals(hash, tried.secret().passwordHash()) ? right(entry) : wrong(entry.account());
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
        table.countFailure(account.id(), clock.instant());
        callers.forget(account.id());
        return new Result.WrongPassword();
    }
}
