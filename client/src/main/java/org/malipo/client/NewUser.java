package org.malipo.client;

import org.jspecify.annotations.Nullable;

/**
 * An account to make.
 *
 * @param password null lets the user set one, by the link in {@link User#invitationUrl}
 * @param sendInvitationEmail null for yes
 */
public record NewUser(
        String email,
        @Nullable String password,
        @Nullable String name,
        @Nullable String imageUrl,
        boolean isAdministrator,
        @Nullable Boolean sendInvitationEmail) {
    public static NewUser of(String email, String password) {
        return new NewUser(email, password, null, null, false, null);
    }

    /** Somebody who sets a password by a link. */
    public static NewUser invited(String email) {
        return new NewUser(email, null, null, null, false, null);
    }

    public static NewUser administrator(String email, String password) {
        return new NewUser(email, password, null, null, true, null);
    }

    @Override
    public String toString() {
        return "NewUser[email=" + email + ", password=[secret]]";
    }
}
