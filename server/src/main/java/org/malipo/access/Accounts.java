package org.malipo.access;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.ProblemException;
import org.malipo.problem.TimedPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in. */
@Component
public class Accounts {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);
    static final int STAMP_BYTES = 16;
    private static final String LIST = "users";

    private final AccountTable table;
    private final Passwords passwords;
    private final Callers callers;
    private final Arrivals arrivals;
    private final AccountTrail trail;
    private final Clock clock;

    Accounts(
            AccountTable table,
            Passwords passwords,
            Callers callers,
            Arrivals arrivals,
            AccountTrail trail,
            Clock clock) {
        this.table = table;
        this.passwords = passwords;
        this.callers = callers;
        this.arrivals = arrivals;
        this.trail = trail;
        this.clock = clock;
    }

    /** Lets whoever else locks or changes this account wait until the end of the transaction. */
    public void lock(UserId id) {
        table.lock(id);
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

    /** {@return those of these accounts that exist, in no order} */
    public List<Account> findAll(Collection<UserId> ids) {
        return table.findAll(ids);
    }

    /**
     * {@return everybody, oldest account first}
     *
     * @param after where the page before ended; null for the first one
     */
    public List<Account> list(@Nullable String after, int limit) {
        return table.list(TimedPlace.read(after, LIST, TimedPlace.OLDEST), limit);
    }

    /** {@return where it stands in that list} */
    public static Cursor place(Account account) {
        return TimedPlace.cursor(LIST, account.createdAt(), account.id());
    }

    /**
     * {@return those whose address or name holds a text, by address}
     *
     * @param after address to go on from; empty for the first page
     */
    public List<Account> page(String sought, String after, int limit) {
        return table.page(sought, after, limit);
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
        var account = account(request, new Standing(true, false, false, false));
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

    /** Makes an account that nothing more is asked of. */
    @Transactional
    public Account create(NewAccount request, boolean approved) {
        return create(request, new Standing(approved, false, false, false));
    }

    /**
     * What has to happen, or has happened, before somebody may sign in.
     *
     * @param approved an administrator knows them
     */
    record Standing(
            boolean approved, boolean requiresApproval, boolean emailConfirmed, boolean requiresEmailConfirmation) {}

    /**
     * Makes an account.
     *
     * @throws InvalidFields if e-mail address or password won't do
     */
    @Transactional
    Account create(NewAccount request, Standing standing) {
        check(request);
        var account = account(request, standing);
        insert(account, request.password());
        log.info("Account {} was made", account.id());
        return account;
    }

    /**
     * Sets another password, or the first one, for somebody who has shown that it is them: {@link PasswordConfirmation}. It
     * ends their sessions.
     *
     * @throws InvalidFields if the password won't do
     */
    @Transactional
    public void changePassword(UserId id, String wanted) {
        Passwords.refuse(wanted, "NewPassword");
        table.setPassword(id, passwords.hash(wanted), OpaqueId.hex(STAMP_BYTES));
        trail.note("user.password.changed", id);
        arrivals.noteOf(id);
        callers.revoke(id);
    }

    public boolean hasPassword(UserId id) {
        return table.find(id).orElseThrow().secret().passwordHash() != null;
    }

    private Account account(NewAccount request, Standing standing) {
        return new Account(
                UserId.random(),
                request.email().strip(),
                request.name(),
                request.imageUrl(),
                request.isAdmin(),
                standing.approved(),
                standing.requiresApproval(),
                standing.emailConfirmed(),
                standing.requiresEmailConfirmation(),
                false,
                null,
                clock.instant(),
                AmountUnit.SAT);
    }

    private void insert(Account account, @Nullable String password) {
        var hash = password == null ? null : passwords.hash(password);
        if (!table.insert(account, hash, OpaqueId.hex(STAMP_BYTES))) {
            throw FieldErrors.of("Email", "Username '%s' is already taken.".formatted(account.email()));
        }
    }

    private static void check(NewAccount request) {
        var errors = new FieldErrors();
        Profile.checkEmail(request.email(), errors);
        Profile.checkName(request.name(), errors);
        Profile.checkPicture(request.imageUrl(), errors);
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
