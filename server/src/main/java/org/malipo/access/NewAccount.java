package org.malipo.access;

import org.jspecify.annotations.Nullable;

/**
 * What a new account starts with.
 *
 * @param password null: none is set, so nobody can sign in with one yet
 */
public record NewAccount(
        String email,
        @Nullable String password,
        @Nullable String name,
        @Nullable String imageUrl,
        boolean isAdmin) {
    @Override
    public String toString() {
        return "NewAccount[" + email + "]";
    }
}
