package org.malipo.access;

import org.malipo.access.AccountLinks.Purpose;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proofs that an address belongs to who gave it: a link in a letter. */
@Component
public class EmailConfirmations {
    private final AccountLinks links;
    private final AccountTable accounts;
    private final AccountUpdates updates;
    private final Registration registration;
    private final Correspondence letters;
    private final Callers callers;

    EmailConfirmations(
            AccountLinks links,
            AccountTable accounts,
            AccountUpdates updates,
            Registration registration,
            Correspondence letters,
            Callers callers) {
        this.links = links;
        this.accounts = accounts;
        this.updates = updates;
        this.registration = registration;
        this.letters = letters;
        this.callers = callers;
    }

    /** What came of following the link. */
    public sealed interface Outcome {
        /** They may sign in, or wait for an administrator. */
        record Confirmed() implements Outcome {}

        /** @param code of a link that sets the first password */
        record PasswordWanted(String code) implements Outcome {}

        /** The link is not, or no longer, good. */
        record Dead() implements Outcome {}
    }

    /** Sends the letter once more. {@return whether it could be sent} */
    @Transactional
    public boolean send(Account account) {
        letters.confirmEmail(account);
        return letters.canSend();
    }

    @Transactional
    public Outcome confirm(UserId user, String code) {
        return links.use(user, code, Purpose.CONFIRM_EMAIL)
                .<Outcome>map(this::confirmed)
                .orElseGet(Outcome.Dead::new);
    }

    private Outcome confirmed(Account account) {
        updates.confirmEmail(account.id());
        callers.forget(account.id());
        registration.requestApproval(account);
        var secret = accounts.find(account.id()).orElseThrow().secret();
        return secret.passwordHash() == null
                ? new Outcome.PasswordWanted(links.make(account.id(), Purpose.RESET_PASSWORD))
                : new Outcome.Confirmed();
    }
}
