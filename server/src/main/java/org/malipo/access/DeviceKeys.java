package org.malipo.access;

import org.malipo.access.factor.LnurlAuth;
import org.malipo.access.factor.Passkeys;
import org.springframework.stereotype.Component;

/** Adds keys on people's devices; from then on their password alone opens nothing. */
@Component
public class DeviceKeys {
    private static final int LONGEST_NAME = 50;

    private final Passkeys passkeys;
    private final LnurlAuth wallets;
    private final Callers callers;

    DeviceKeys(Passkeys passkeys, LnurlAuth wallets, Callers callers) {
        this.passkeys = passkeys;
        this.wallets = wallets;
        this.callers = callers;
    }

    /** {@return whether the passkey was added} */
    public boolean add(UserId user, String name, String response, Passkeys.Site site) {
        var stripped = name.strip();
        var kept = stripped.substring(0, Math.min(stripped.length(), LONGEST_NAME));
        var added = passkeys.register(user, kept, response, site);
        callers.forget(user);
        return added;
    }

    /** {@return whether the wallet that answers was added} */
    public boolean add(LnurlAuth.Answer answer) {
        var owner = wallets.link(answer);
        owner.ifPresent(callers::forget);
        return owner.isPresent();
    }
}
