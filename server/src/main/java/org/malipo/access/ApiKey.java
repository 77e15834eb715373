package org.malipo.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.factor.Sha256;

/**
 * A key that lets a program act for a person, within its grants. Its value is shown once, when it is made.
 *
 * @param hash SHA-256 of the value, in hex; names the key
 * @param expiresAt from when on it is worth nothing; null if it is good until it is revoked
 */
public record ApiKey(
        String hash,
        UserId owner,
        String label,
        List<Grant> grants,
        Instant createdAt,
        @Nullable Instant expiresAt) {
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /**
     * What a key is made with.
     *
     * @param expiresAt null: good until it is revoked
     */
    public record Wish(
            String label, List<Grant> grants, @Nullable Instant expiresAt) {}

    /**
     * The program that a person gave a key to, by the consent page.
     *
     * @param identifier what it calls itself
     * @param redirect where it had the key sent
     */
    public record Application(String identifier, String redirect) {}

    /** A key with its value, for the moment in which somebody may learn it. */
    public record Made(String value, ApiKey key) {
        @Override
        public String toString() {
            return "Made[secret, " + key + "]";
        }
    }

    /** How often a key was used for what. The time is as coarse as the writing of such figures. */
    public record Use(String permission, long calls, Instant lastUsedAt) {}

    static String hash(String value) {
        return Sha256.of(value);
    }
}
