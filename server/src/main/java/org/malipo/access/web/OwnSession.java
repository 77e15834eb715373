package org.malipo.access.web;

import org.malipo.access.Caller;
import org.malipo.access.Caller.Credential;
import org.malipo.access.Permission;
import org.malipo.access.UserId;
import org.malipo.problem.MissingPermission;

/**
 * Ways to sign in are added and removed only by the person themselves, in a session that they began: not with a key, and
 * not by an administrator who acts in their name.
 */
final class OwnSession {
    private OwnSession() {}

    /** @throws MissingPermission if it is not their own session */
    static UserId user() {
        var caller = Caller.current();
        if (caller.credential() instanceof Credential.Session && !caller.isImpersonated()) {
            return caller.user();
        }
        throw new MissingPermission(Permission.UNRESTRICTED.policy());
    }
}
