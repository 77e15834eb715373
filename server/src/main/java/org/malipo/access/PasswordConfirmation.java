package org.malipo.access;

import java.util.Objects;
import org.malipo.idempotency.KeyedTransaction;
import org.malipo.problem.FieldErrors;
import org.springframework.stereotype.Component;

/**
 * Asks somebody who is known for their password once more. Wrong ones count as they do at the door, also where the request
 * comes to nothing.
 */
@Component
public class PasswordConfirmation {
    private final PasswordCheck passwords;
    private final KeyedTransaction keyed;

    PasswordConfirmation(PasswordCheck passwords, KeyedTransaction keyed) {
        this.passwords = passwords;
        this.keyed = keyed;
    }

    /** {@return whether that is their password} Nothing typed is wrong, and no guess. */
    public boolean isRight(Caller caller, String typed) {
        return !typed.isEmpty()
                && keyed.apart(() -> passwords.check(caller.email(), typed)) instanceof PasswordCheck.Result.Right;
    }

    /** @throws FieldErrors.InvalidFields on {@code CurrentPassword} if it isn't */
    public void require(Caller caller, String typed) {
        if (!isRight(caller, typed)) {
            throw FieldErrors.of("CurrentPassword", "The current password is not correct.");
        }
    }

    /**
     * Requires it for another password; and for another e-mail address, to which a new password could be sent, from a key
     * that may not do everything.
     *
     * @throws FieldErrors.InvalidFields on {@code CurrentPassword} if the change takes the password and that isn't it
     */
    public void requireFor(Profiles.Change change, Caller caller) {
        if (change.setsPassword() || (change.setsEmail(caller.email()) && !caller.may(Permission.UNRESTRICTED, null))) {
            require(caller, Objects.requireNonNullElse(change.currentPassword(), ""));
        }
    }
}
