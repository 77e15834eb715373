package org.malipo.client;

import org.jspecify.annotations.Nullable;

/** An account to make. */
public record NewUser(
        String email, @Nullable String password, @Nullable String name, boolean isAdministrator) {
    public static NewUser administrator(String email, String password) {
        return new NewUser(email, password, null, true);
    }

    @Override
    public String toString() {
        return "NewUser[email=" + email + ", password=[secret]]";
    }
}
