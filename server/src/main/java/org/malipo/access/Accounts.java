package org.malipo.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in. */
@Component
public class Accounts {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);
    private static final int STAMP_BYTES = 16;

    private final AccountTable table;
    private final Passwords passwords;
    private final Callers callers;
    private final Clock clock;

    Accounts(AccountTable table, Passwords passwords, Callers callers, Clock clock) {
        this.table = table;
        this.passwords = passwords;
        this.callers = callers;
        this.clock = clock;
    }

    public Optional<Account> find(UserId id) {
        return table.find(id).map(AccountTable.Entry::account);
    }

    public Optional<Account> findByEmail(String email) {
        return table.findByEmail(email).map(AccountTable.Entry::account);
    }

    /** @param idOrEmail an e-mail address if there is an @ in it */
    public Optional<Account> findByIdOrEmail(String idOrEmail) {
        return idOrEmail.contains("@") ? findByEmail(idOrEmail) : find(new UserId(idOrEmail));
    }

    /** {@return the administrators whose accounts are not shut} */
    public List<Account> enabledAdmins() {
        return table.enabledAdmins();
    }

    /** {@return whether this server has been taken into possession} */
    public boolean hasAdmin() {
        return table.hasAdmin();
    }

    /**
     * Makes the first administrator of an empty server. Of several who try at the same time, one wins.
     *
     * @throws InvalidFields if e-mail address or password won't do
     * @throws ProblemException if there is an administrator already
     */
    @Transactional
    public Account createFirstAdmin(NewAccount request) {
        check(request);
        var account = account(request, true);
        if (table.hasAdmin()) {
            throw firstAdminExists();
        }
        insert(account, request.password());
        if (!table.claimFirstAdmin(account.id())) {
            throw firstAdminExists();
        }
        log.info("Account {} is the first administrator", account.id());
        return account;
    }

    /**
     * Makes an account.
     *
     * @param approved whether no administrator needs to look at it first
     * @throws InvalidFields if e-mail address or password won't do
     */
    @Transactional
    public Account create(NewAccount request, boolean approved) {
        check(request);
        var account = account(request, approved);
        insert(account, request.password());
        log.info("Account {} was made", account.id());
        return account;
    }

    /**
     * Sets another password, which ends the person's sessions.
     *
     * @throws InvalidFields if the current password is wrong or the new one won't do
     */
    @Transactional
    public void changePassword(UserId id, String current, String wanted) {
        var entry = table.find(id).orElseThrow();
        var errors = new FieldErrors();
        if (!passwords.matches(current, entry.secret().passwordHash())) {
            errors.add("CurrentPassword", "The current password is not correct.");
        }
        var complaint = Passwords.complaint(wanted);
        if (complaint != null) {
            errors.add("NewPassword", complaint);
        }
        errors.throwIfAny();
        table.setPassword(id, passwords.hash(wanted), OpaqueId.hex(STAMP_BYTES));
        callers.forget(id);
    }

    private Account account(NewAccount request, boolean approved) {
        return new Account(
                UserId.random(),
                request.email().strip(),
                request.name(),
                request.imageUrl(),
                request.isAdmin(),
                approved,
                false,
                false,
                false,
                false,
                null,
                clock.instant());
    }

    private void insert(Account account, @Nullable String password) {
        var hash = password == null ? null : passwords.hash(password);
        if (!table.insert(account, hash, OpaqueId.hex(STAMP_BYTES))) {
            throw FieldErrors.of("Email", "Username '%s' is already taken.".formatted(account.email()));
        }
    }

    private static void check(NewAccount request) {
        var errors = new FieldErrors();
        if (request.email().isBlank()) {
            errors.add("Email", "Email is missing");
        } else if (!EmailAddress.isValid(request.email())) {
            errors.add("Email", "Invalid email");
        }
        var complaint = request.password() == null ? null : Passwords.complaint(request.password());
        if (complaint != null) {
            errors.add("Password", complaint);
        }
        errors.throwIfAny();
    }

    private static ProblemException firstAdminExists() {
        return new ProblemException(
                new Caller.Unauthenticated("New admin creation isn't authorized to users who are not admin"));
    }
}
