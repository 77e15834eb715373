package org.malipo.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A key that lets a program act for a person, within its grants. Its value is shown once, when it is made.
 *
 * @param hash SHA-256 of the value, in hex; names the key
 */
public record ApiKey(String hash, UserId owner, String label, List<Grant> grants, Instant createdAt) {
    /** A key just made, and the only chance to learn its value. */
    public record Made(String value, ApiKey key) {
        @Override
        public String toString() {
            return "Made[secret, " + key + "]";
        }
    }

    static String hash(String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
