package org.malipo.client;

import org.jspecify.annotations.Nullable;

/**
 * What is to change about an account; null leaves it as it is.
 *
 * @param newPassword with the current one
 */
public record UserChange(
        @Nullable String email,
        @Nullable String name,
        @Nullable String imageUrl,
        @Nullable String currentPassword,
        @Nullable String newPassword) {
    @Override
    public String toString() {
        return "UserChange[email=" + email + "]";
    }
}
