package org.malipo.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account's password is checked against.
 *
 * @param passwordHash null while no password is set
 * @param stamp changes when open sessions must end
 * @param lockedUntil no password is tried before then; null unless too many were wrong
 * @param secondFactor whether the password alone lets nobody in
 */
record AccountSecret(
        @Nullable String passwordHash,
        String stamp,
        @Nullable Instant lockedUntil,
        boolean secondFactor) {
    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    @Override
    public String toString() {
        return "AccountSecret[secret]";
    }
}
