package org.malipo.access;

import java.io.Serial;
import org.springframework.security.authentication.AccountStatusException;

/** The password was right, and there is more to prove before anybody is signed in. */
class SecondFactorNeeded extends AccountStatusException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String user;
    private final String stamp;

    SecondFactorNeeded(UserId user, String stamp) {
        super("A second factor is needed");
        this.user = user.value();
        this.stamp = stamp;
    }

    UserId user() {
        return new UserId(user);
    }

    String stamp() {
        return stamp;
    }
}
