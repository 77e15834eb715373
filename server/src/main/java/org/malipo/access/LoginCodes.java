package org.malipo.access;

import java.util.Locale;
import java.util.Optional;
import org.malipo.access.factor.Challenges;
import org.malipo.access.factor.Challenges.Purpose;
import org.springframework.stereotype.Component;

/** Codes with which somebody who is signed in takes their sign-in to another device: good for a minute, and once. */
@Component
public class LoginCodes {
    private static final int BYTES = 20;

    private final Challenges challenges;
    private final Callers callers;

    LoginCodes(Challenges challenges, Callers callers) {
        this.challenges = challenges;
        this.callers = callers;
    }

    public String create(UserId user) {
        var code = OpaqueId.hex(BYTES);
        challenges.put(Purpose.LOGIN_CODE, code, user);
        return code;
    }

    /** {@return whose code it was, if it was good and its owner may sign in; it is good no more} */
    public Optional<UserId> redeem(String code) {
        return challenges
                .take(Purpose.LOGIN_CODE, code.strip().toLowerCase(Locale.ROOT))
                .flatMap(callers::rightsOf)
                .filter(rights -> rights.account().refusal().isEmpty())
                .map(rights -> rights.account().id());
    }
}
