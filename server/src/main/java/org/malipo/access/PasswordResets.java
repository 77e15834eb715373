package org.malipo.access;

import org.malipo.access.AccountLinks.Purpose;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Another password for those who forgot theirs: a link in a letter to their address. */
@Component
public class PasswordResets {
    private final AccountTable accounts;
    private final AccountLinks links;
    private final Passwords passwords;
    private final Correspondence letters;
    private final Arrivals arrivals;
    private final AccountTrail trail;
    private final Callers callers;

    PasswordResets(
            AccountTable accounts,
            AccountLinks links,
            Passwords passwords,
            Correspondence letters,
            Arrivals arrivals,
            AccountTrail trail,
            Callers callers) {
        this.accounts = accounts;
        this.links = links;
        this.passwords = passwords;
        this.letters = letters;
        this.arrivals = arrivals;
        this.trail = trail;
        this.callers = callers;
    }

    /**
     * Sends the letter, if there is an account that may sign in. The caller can't tell: nothing is answered, and the
     * password hash that is computed either way takes far longer than all else.
     */
    @Transactional
    public void request(String email) {
        var found = accounts.findByEmail(email)
                .map(AccountTable.Entry::account)
                .filter(account -> account.refusal().isEmpty());
        passwords.matches(email, null);
        found.filter(_ -> letters.canSend()).ifPresent(letters::resetPassword);
    }

    /** Makes a link for somebody at an administrator's wish, and sends it where letters can be sent. {@return the link} */
    @Transactional
    public String linkFor(Account account) {
        trail.note("user.password.link", account.id());
        return letters.resetPassword(account);
    }

    /** {@return whether that link still works} */
    public boolean isGood(UserId user, String code) {
        return links.look(user, code, Purpose.RESET_PASSWORD).isPresent();
    }

    /**
     * Sets another password, which ends the person's sessions. The link, and any other like it, is dead then.
     *
     * @return whether the link still worked
     * @throws org.malipo.problem.FieldErrors.InvalidFields if the password won't do; the link lives on
     */
    @Transactional
    public boolean set(UserId user, String code, String wanted) {
        if (!isGood(user, code)) {
            return false;
        }
        Passwords.refuse(wanted, "Password");
        var hash = passwords.hash(wanted);
        if (links.use(user, code, Purpose.RESET_PASSWORD).isEmpty()) {
            return false;
        }
        accounts.setPassword(user, hash, OpaqueId.hex(Accounts.STAMP_BYTES));
        accounts.forgetFailures(user);
        trail.note("user.password.reset", user);
        arrivals.noteOf(user);
        callers.revoke(user);
        return true;
    }
}
