package org.malipo.access;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in.
 *
 * @param email as they typed it; compared without regard to case
 * @param disabled an administrator has shut the account
 * @param storeQuota how many stores they may create; null where the server's own limit holds
 */
public record Account(
        UserId id,
        String email,
        @Nullable String name,
        @Nullable String imageUrl,
        boolean isAdmin,
        boolean approved,
        boolean requiresApproval,
        boolean emailConfirmed,
        boolean requiresEmailConfirmation,
        boolean disabled,
        @Nullable Integer storeQuota,
        Instant createdAt,
        AmountUnit amountUnit) {
    /** {@return why this person may not sign in although they proved who they are, in words for them} */
    public Optional<String> refusal() {
        if (requiresEmailConfirmation && !emailConfirmed) {
            return Optional.of("You must have a confirmed email to log in.");
        }
        if (requiresApproval && !approved) {
            return Optional.of("Your user account requires approval by an admin before you can log in.");
        }
        return disabled ? Optional.of("Your user account is currently disabled.") : Optional.empty();
    }
}
