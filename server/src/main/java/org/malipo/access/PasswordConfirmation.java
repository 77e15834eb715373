package org.malipo.access;

import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for their password once more; wrong ones count as they do at the door. */
@Component
public class PasswordConfirmation {
    private final PasswordCheck passwords;

    PasswordConfirmation(PasswordCheck passwords) {
        this.passwords = passwords;
    }

    public boolean isRight(Caller caller, String typed) {
        return passwords.check(caller.email(), typed) instanceof PasswordCheck.Result.Right;
    }
}
